import type { DependencyType } from '../../model/types';

/** How each kind of link is said of the task that waits. */
export const linkWords: Record<DependencyType, { long: string; short: string }> = {
  FS: { long: 'starts when it is finished', short: 'finish to start' },
  SS: { long: 'starts when it starts', short: 'start to start' },
  FF: { long: 'finishes when it is finished', short: 'finish to finish' },
  SF: { long: 'finishes when it starts', short: 'start to finish' },
};
