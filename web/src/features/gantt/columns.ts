/** The tree's columns; one that does not fit is still read out, only not drawn. */
export interface Column {
  id: 'task' | 'people' | 'start' | 'end' | 'days' | 'waits';
  head: string;
  /** In px; the first column takes what is left. */
  width: number;
  /** The tree's width from which it is drawn. */
  from: number;
}

export const columns: readonly Column[] = [
  { id: 'task', head: 'Task', width: 0, from: 0 },
  { id: 'people', head: 'Assignees', width: 44, from: 570 },
  { id: 'start', head: 'Start', width: 44, from: 300 },
  { id: 'end', head: 'End', width: 44, from: 240 },
  { id: 'days', head: 'Days', width: 30, from: 360 },
  { id: 'waits', head: 'Waits for', width: 84, from: 480 },
];

export const treeWidths = { least: 200, usual: 400, most: 900 };

export const isDrawn = (column: Column, treeWidth: number) => treeWidth >= column.from;

export const columnTemplate = (treeWidth: number) =>
  columns
    .filter((column) => isDrawn(column, treeWidth))
    .map((column) => (column.width ? `${String(column.width)}px` : 'minmax(0, 1fr)'))
    .join(' ');
