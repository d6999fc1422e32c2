import { isProjectKey } from '../../lib/projectKey';
import type { Target } from './importTypes';

export interface TargetProblem {
  field: 'name' | 'key' | 'project';
  sentence: string;
}

/** What is missing or wrong with where an import should go. */
export function targetProblem(target: Target, takenKeys: readonly string[]): TargetProblem | undefined {
  if (target.kind === 'existing')
    return target.projectId ? undefined : { field: 'project', sentence: 'Choose a project.' };
  if (!target.name.trim()) return { field: 'name', sentence: 'A project needs a name.' };
  if (!isProjectKey(target.key))
    return { field: 'key', sentence: 'One to ten letters or digits, beginning with a letter.' };
  if (takenKeys.includes(target.key))
    return { field: 'key', sentence: `Another project has the key ${target.key}.` };
  return undefined;
}
