import type { Category } from '../../model/types';
import type { Choice } from '../../ui/ChoiceButton';

export const categories: readonly Choice<Category>[] = [
  { value: 'todo', name: 'To do' },
  { value: 'inProgress', name: 'In progress' },
  { value: 'done', name: 'Done' },
  { value: 'cancelled', name: 'Cancelled' },
];
