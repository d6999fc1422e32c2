import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Task } from '../../model/types';
import { isSingleKey } from '../../ui/singleKey';
import { isArrow, neighbour, slotTowards, whereIs, type BoardColumnData, type Slot } from './boardColumns';
import { cardAct, type CardAct } from './boardKeys';

interface BoardKeysOptions {
  columns: readonly BoardColumnData[];
  folded: ReadonlySet<string>;
  byId: ReadonlyMap<string, Task>;
  canEdit: boolean;
  /** The card that had the focus last. */
  focused: string | null;
  focusCard: (taskId: string) => void;
  onMove: (task: Task, slot: Slot) => void;
  onAct: (act: CardAct, task: Task, card: Element) => void;
  /** C: a new task, in the column that one is in. */
  onNew: (statusId: string | undefined) => void;
}

/** Arrows go from card to card, Alt and an arrow moves the card, single keys act on it. */
export function useBoardKeys(options: BoardKeysOptions) {
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { canEdit, columns, focused, onNew } = latest.current;
      if (event.key !== 'c' || !canEdit || !isSingleKey(event)) return;
      event.preventDefault();
      const at = whereIs(columns, focused);
      onNew(at ? columns[at.column]?.status.id : undefined);
    };
    // Before the frame's own C: here it means the column that one is in.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);

  return (event: KeyboardEvent) => {
    const { columns, folded, byId, canEdit, focusCard, onMove, onAct } = options;
    const link = (event.target as Element).closest<HTMLElement>('[data-task]');
    const task = link && byId.get(link.dataset.task ?? '');
    if (!link || !task) return;
    const arrow = event.key === 'j' ? 'ArrowDown' : event.key === 'k' ? 'ArrowUp' : event.key;
    if (isArrow(event.key) && event.altKey) {
      const slot = canEdit && slotTowards(columns, task.id, event.key);
      if (slot) onMove(task, slot);
    } else if (isArrow(arrow) && !event.ctrlKey && !event.metaKey) {
      const next = neighbour(columns, folded, task.id, arrow);
      if (next) focusCard(next);
    } else {
      const found = cardAct(event, canEdit);
      const modified = event.ctrlKey || event.metaKey;
      if (!found || !(modified || isSingleKey(event.nativeEvent))) return;
      onAct(found, task, link.closest('[data-card]') ?? link);
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
