import type { PickedField } from '../../ui/FieldPicker';

export type CardAct =
  { act: 'tool'; tool: 'menu' | 'move' | PickedField } | { act: 'assignMe' | 'noDue' | 'rename' | 'copy' };

const tools: Record<string, 'menu' | 'move' | PickedField> = {
  s: 'status',
  p: 'priority',
  a: 'assignees',
  l: 'labels',
  d: 'due',
  m: 'move',
};

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** What a single key does to the card that has the focus. */
export function cardAct({ key, ctrlKey, metaKey, altKey, shiftKey }: Key, canEdit: boolean): CardAct | null {
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) return shiftKey && letter === 'c' ? { act: 'copy' } : null;
  if (altKey) return null;
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey) || key === '.')
    return { act: 'tool', tool: 'menu' };
  if (!canEdit) return null;
  if (shiftKey) return letter === 'd' ? { act: 'noDue' } : null;
  if (letter === 'i') return { act: 'assignMe' };
  if (letter === 'e') return { act: 'rename' };
  const tool = tools[letter];
  return tool ? { act: 'tool', tool } : null;
}
