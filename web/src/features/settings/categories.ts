import type { Category } from '../../model/types';

export const categoryNames: Record<Category, string> = {
  todo: 'To do',
  inProgress: 'In progress',
  done: 'Done',
  cancelled: 'Cancelled',
};
