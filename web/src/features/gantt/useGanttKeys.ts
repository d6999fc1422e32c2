import { useEffect, useRef, type KeyboardEvent } from 'react';
import { isTyping } from '../../ui/typing';
import { columns, isDrawn, type Column } from './columns';
import type { TreeRow } from './taskTree';
import { nextZoom, type Zoom } from './timeScale';
import type { Place } from './Tree';
import type { Part } from './useActivePlace';
import type { Plan } from './usePlan';

/** Keys of the whole view, heard wherever nobody is typing: T, + and -. */
export function useViewKeys(zoom: Zoom, onZoom: (zoom: Zoom) => void, onToday: () => void) {
  const latest = useRef({ zoom, onZoom, onToday });
  latest.current = { zoom, onZoom, onToday };
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const now = latest.current;
      if (event.key === '+' || event.key === '=') now.onZoom(nextZoom(now.zoom, -1));
      else if (event.key === '-') now.onZoom(nextZoom(now.zoom, 1));
      else if (event.key === 't' || event.key === 'T') now.onToday();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

interface RowKeys {
  plan: Plan;
  treeWidth: number;
  pageRows: number;
  go: (place: Place, part: Part) => void;
  fold: (id: string, open: boolean) => void;
}

/** Where a key leads from a row, a cell or a bar; false when it is no key of moving about. */
export function moveByKey(
  event: KeyboardEvent,
  row: TreeRow,
  cell: Column['id'] | null,
  part: Part,
  keys: RowKeys,
): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const { plan, go } = keys;
  const at = plan.index.get(row.task.id) ?? 0;
  const to = (index: number) => {
    const next = plan.rows[Math.min(plan.rows.length - 1, Math.max(0, index))];
    if (next) go({ id: next.task.id, cell }, part);
    return true;
  };
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return to(at + 1);
    case 'ArrowUp':
    case 'k':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(plan.rows.length - 1);
    case 'PageDown':
      return to(at + keys.pageRows);
    case 'PageUp':
      return to(at - keys.pageRows);
    case 'ArrowRight':
      return part === 'tree' && (unfold(row, cell, keys) || across(row, cell, 1, keys));
    case 'ArrowLeft':
      return part === 'tree' && (cell ? across(row, cell, -1, keys) : outwards(row, keys));
    default:
      return false;
  }
}

function unfold(row: TreeRow, cell: Column['id'] | null, { fold }: RowKeys): boolean {
  if (cell !== null || !row.children || row.open) return false;
  fold(row.task.id, true);
  return true;
}

function outwards(row: TreeRow, { fold, go }: RowKeys): boolean {
  if (row.open) fold(row.task.id, false);
  else if (row.parent) go({ id: row.parent, cell: null }, 'tree');
  return true;
}

function across(row: TreeRow, cell: Column['id'] | null, step: 1 | -1, { go, treeWidth }: RowKeys): boolean {
  const drawn = columns.filter((column) => isDrawn(column, treeWidth)).map((column) => column.id);
  const next = (cell ? drawn.indexOf(cell) : -1) + step;
  if (next < drawn.length) go({ id: row.task.id, cell: drawn[next] ?? null }, 'tree');
  return true;
}
