import {
  useEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { ProjectData } from '../../live/useProjectData';
import type { TaskActions } from '../../live/useTaskActions';
import type { Task } from '../../model/types';
import type { PickedField } from '../../ui/FieldPicker';
import { isSingleKey } from '../../ui/singleKey';
import type { TaskRow } from './listRows';
import type { Selection } from './useSelection';

const pickers: Record<string, PickedField> = {
  s: 'status',
  p: 'priority',
  a: 'assignees',
  l: 'labels',
  d: 'due',
};

interface ListKeysOptions {
  taskRows: readonly TaskRow[];
  data: ProjectData;
  actions: TaskActions;
  selection: Selection;
  scroller: RefObject<HTMLElement | null>;
  focusOn: (rowId: string) => void;
  toggle: (rowId: string) => void;
  setEditing: (rowId: string | null) => void;
  onOpen: (task: Task) => void;
  onPick: (field: PickedField, tasks: readonly Task[], anchor: Element) => void;
  onNew: (group: string | undefined) => void;
  onFocus: (rowId: string) => void;
}

const rowOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-row]');

/** Arrows, J and K go from line to line; single keys act on the line with the focus, or on all that is selected. */
export function useListKeys(options: ListKeysOptions) {
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { data, onNew, taskRows } = latest.current;
      if (event.key !== 'c' || !data.canEdit || !isSingleKey(event)) return;
      event.preventDefault();
      const here = document.activeElement && rowOf(document.activeElement)?.dataset.row;
      onNew(taskRows.find((row) => row.id === here)?.group);
    };
    // Before the frame's own C: here it means the group that one is in.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const element = rowOf(event.target);
    const at = options.taskRows.findIndex((row) => row.id === element?.dataset.row);
    const row = options.taskRows[at];
    if (!element || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!isSingleKey(event.nativeEvent)) return;
    const onRow = event.target === element;
    if (!(move(event, at) || (onRow && onLine(event.key, row)) || act(event, row, element))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function move({ key, shiftKey }: KeyboardEvent, at: number): boolean {
    const { taskRows, selection, focusOn } = options;
    const page = 12;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      j: 1,
      ArrowUp: -1,
      k: -1,
      PageDown: page,
      PageUp: -page,
      Home: -at,
      End: taskRows.length - 1 - at,
    };
    const step = steps[key];
    if (step === undefined) return false;
    const next = taskRows[Math.max(0, Math.min(taskRows.length - 1, at + step))];
    const here = taskRows[at];
    if (shiftKey && next && here) {
      if (!selection.has(here.task.id)) selection.toggle(here.task.id, false);
      selection.toggle(next.task.id, true);
    }
    if (next) focusOn(next.id);
    return true;
  }

  function onLine(key: string, row: TaskRow): boolean {
    if (key === 'Enter' || key === ' ') options.onOpen(row.task);
    else if (key === 'ArrowRight' && row.parts > 0 && !row.open) options.toggle(row.id);
    else if (key === 'ArrowLeft' && row.parts > 0 && row.open) options.toggle(row.id);
    else if (key === 'ArrowLeft' && row.depth > 0) options.focusOn(`${row.group}:${row.task.parentId}`);
    else return false;
    return true;
  }

  function act({ key }: KeyboardEvent, row: TaskRow, element: HTMLElement): boolean {
    const { data, actions, selection, setEditing, onPick } = options;
    const tasks = selection.tasks.length > 0 ? selection.tasks : [row.task];
    const field = pickers[key];
    const me = data.me?.userId;
    if (key === 'x') selection.toggle(row.task.id, false);
    else if (key === 'Escape' && selection.tasks.length > 0) selection.clear();
    else if (!data.canEdit) return false;
    else if (field) onPick(field, tasks, element.querySelector(`[data-field="${field}"]`) ?? element);
    else if (key === 'e') setEditing(row.id);
    else if (key === 'D') actions.edit(tasks, { dueDate: null });
    else if (key === 'i' && me)
      actions.edit(tasks, (task) => ({ assigneeIds: [...task.assigneeIds.filter((id) => id !== me), me] }));
    else return false;
    return true;
  }

  return {
    onKeyDown,
    onFocus(event: FocusEvent) {
      const id = rowOf(event.target)?.dataset.row;
      if (id) options.onFocus(id);
    },
    /** A click beside the fields takes the line; a second one edits its title. */
    onDoubleClick(event: MouseEvent) {
      const row = rowOf(event.target);
      const inField = (event.target as Element).closest('button, input');
      if (row?.dataset.row && !inField && options.data.canEdit) options.setEditing(row.dataset.row);
    },
  };
}
