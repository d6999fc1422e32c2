import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { columns, columnTemplate, isDrawn, type Column } from './columns';
import styles from './Tree.module.css';
import type { TreeRow } from './taskTree';
import { TreeRowView, type Wait } from './TreeRowView';
import type { Plan } from './usePlan';

export interface Place {
  id: string;
  /** Null is the row as a whole. */
  cell: Column['id'] | null;
}

interface TreeProps {
  plan: Plan;
  drawn: readonly number[];
  rowHeight: number;
  treeWidth: number;
  height: number;
  /** The row that Tab reaches. */
  active: Place | undefined;
  /** The row that was gone to. */
  chosenId: string | undefined;
  editing: Place | undefined;
  editor: ReactNode;
  editable: boolean;
  onAct: (act: string, row: TreeRow, cell: Column['id'] | null, element: HTMLElement) => void;
  onKey: (event: KeyboardEvent, row: TreeRow, cell: Column['id'] | null) => void;
  foot: ReactNode;
}

/** All facts of the plan as a table that folds; the bars beside it are its picture. */
export function Tree(props: TreeProps) {
  const { plan, drawn, rowHeight, treeWidth, active, editing, editable, onAct, onKey } = props;

  const placeOf = (target: EventTarget) => {
    const element = target instanceof Element ? target : undefined;
    const id = element?.closest<HTMLElement>('[data-row]')?.dataset.row;
    const cell = element?.closest<HTMLElement>('[data-cell]');
    const row = id === undefined ? undefined : plan.rows[plan.index.get(id) ?? -1];
    return { row, cell, name: (cell?.dataset.cell ?? null) as Column['id'] | null };
  };
  const act = (event: MouseEvent, otherwise: string) => {
    const { row, cell, name } = placeOf(event.target);
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    if (row && cell) onAct(button?.dataset.act ?? otherwise, row, name, button ?? cell);
  };
  return (
    // The rows take the clicks and keys; they are handled here once for all of them.
    <div
      role="treegrid"
      aria-label="Tasks"
      tabIndex={-1}
      aria-rowcount={plan.rows.length + 1}
      aria-colcount={columns.length}
      className={styles.tree}
      data-editable={editable || undefined}
      data-wide={treeWidth >= 480 || undefined}
      style={{ height: props.height }}
      onClick={(event) => act(event, 'cell')}
      onDoubleClick={(event) => act(event, 'edit')}
      onContextMenu={(event) => {
        if (!editable) return;
        event.preventDefault();
        const { row, cell, name } = placeOf(event.target);
        if (row && cell) onAct('menu', row, name, cell);
      }}
      onKeyDown={(event) => {
        const { row, name } = placeOf(event.target);
        if (row) onKey(event, row, name);
      }}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        {columns.map((column) => (
          <span
            key={column.id}
            role="columnheader"
            className={isDrawn(column, treeWidth) ? styles[column.id] : 'pf-vh'}
          >
            {column.id === 'people' ? <span className="pf-vh">{column.head}</span> : column.head}
          </span>
        ))}
      </div>
      {drawn.map((index) => {
        const row = plan.rows[index];
        if (!row) return null;
        const { id } = row.task;
        const cell = active?.id === id ? active.cell : null;
        const edited = editing?.id === id ? (editing.cell ?? undefined) : undefined;
        return (
          <TreeRowView
            key={id}
            row={row}
            index={index}
            top={index * rowHeight}
            height={rowHeight}
            treeWidth={treeWidth}
            people={row.task.assigneeIds.map((userId) => ({
              userId,
              name: plan.names.get(userId) ?? 'Someone',
            }))}
            waits={waitsOf(row, plan)}
            active={active?.id === id}
            chosen={props.chosenId === id}
            cell={cell}
            editable={editable}
            editing={edited}
            editor={edited ? props.editor : null}
          />
        );
      })}
      {props.foot}
    </div>
  );
}

export const treeStyle = (treeWidth: number) => ({
  '--tree': `${String(treeWidth)}px`,
  '--columns': columnTemplate(treeWidth),
});

export function waitsOf(row: TreeRow, plan: Plan): Wait[] {
  return (plan.waits.get(row.task.id) ?? []).map((link) => {
    const before = plan.byId.get(link.predecessorId);
    return { link, key: before ? before.key || before.title : 'a task that is gone' };
  });
}
