import type { Dependency } from '../../model/types';
import { ActionMenu, type Action } from '../../ui/ActionMenu';
import { DatePicker } from '../../ui/DatePicker';
import { Picker } from '../../ui/Picker';
import { CellEditor } from './CellEditor';
import { textEdit } from './cellEdits';
import type { Column } from './columns';
import { DatesDialog } from './DatesDialog';
import { LinkPopover } from './LinkPopover';
import { spanOf } from './span';
import type { TreeRow } from './taskTree';
import type { useGanttEdits } from './useGanttEdits';
import type { Plan } from './usePlan';

/** What is open over the plan. */
export type Asked =
  | { what: 'cell'; id: string; cell: Column['id']; anchor: Element }
  | { what: 'menu'; id: string; anchor: Element }
  | { what: 'dates'; id: string }
  | { what: 'link'; id: string; anchor: Element }
  | { what: 'edge'; id: string; at: { left: number; top: number } };

export interface DialogProps {
  plan: Plan;
  asked: Asked | undefined;
  edits: ReturnType<typeof useGanttEdits>;
  editable: boolean;
  plans: boolean;
  onAsk: (asked: Asked) => void;
  onEnd: (refocus?: boolean) => void;
  onOpen: (row: TreeRow) => void;
}

const rowOf = (plan: Plan, id: string) => plan.rows[plan.index.get(id) ?? -1];

/** The field in a cell of the tree. */
export function CellField({ plan, asked, edits, onEnd }: DialogProps) {
  const row = asked?.what === 'cell' ? rowOf(plan, asked.id) : undefined;
  const edit = row && asked?.what === 'cell' ? textEdit(asked.cell, row, plan, edits) : undefined;
  return edit ? <CellEditor {...edit} onEnd={onEnd} /> : null;
}

export function GanttDialogs(props: DialogProps) {
  const { plan, asked, edits, plans, onEnd } = props;
  if (!asked) return null;
  if (asked.what === 'edge') {
    const found = plan.links.find(({ link }) => link.id === asked.id);
    const before = found && plan.byId.get(found.link.predecessorId);
    const after = found && plan.byId.get(found.link.successorId);
    if (!found || !before || !after) return null;
    const change = (next: Pick<Dependency, 'type' | 'lagMinutes'>) => {
      const others = (plan.waits.get(after.id) ?? []).filter((link) => link.id !== found.link.id);
      edits.changeWaits(after, [...others, { ...found.link, ...next }]);
    };
    return (
      <LinkPopover
        {...found}
        before={before}
        after={after}
        at={asked.at}
        editable={plans}
        onChange={change}
        onRemove={() => edits.unlink(found.link)}
        onClose={onEnd}
      />
    );
  }
  const row = rowOf(plan, asked.id);
  if (!row) return null;
  const { task } = row;
  const name = task.key || task.title;
  const end = () => onEnd(true);
  switch (asked.what) {
    case 'menu':
      return <RowMenu {...props} row={row} anchor={asked.anchor} />;
    case 'dates':
      return <DatesDialog task={task} onSave={(dates) => edits.changeTaskDates(task, dates)} onClose={end} />;
    case 'link': {
      const waits = plan.waits.get(task.id) ?? [];
      return (
        <Picker
          anchor={asked.anchor}
          title={`${name} waits for…`}
          keys="Shift L"
          multiple
          options={plan.tasks
            .filter((other) => other.id !== task.id)
            .map((other) => ({
              id: other.id,
              label: other.key ? `${other.key} ${other.title}` : other.title,
            }))}
          value={waits.map((link) => link.predecessorId)}
          onChange={(ids) => {
            const gone = waits.filter((link) => !ids.includes(link.predecessorId));
            for (const link of gone) edits.unlink(link);
            for (const id of ids)
              if (!waits.some((link) => link.predecessorId === id)) edits.link(id, task.id, 'FS');
          }}
          onClose={end}
        />
      );
    }
    case 'cell': {
      const side = asked.cell;
      if (row.summary || (side !== 'start' && side !== 'end')) return null;
      const field = side === 'start' ? 'startDate' : 'dueDate';
      return (
        <DatePicker
          anchor={asked.anchor}
          title={side === 'start' ? `Start of ${name}…` : `End of ${name}…`}
          value={task[field]}
          onChange={(date) =>
            edits.changeTaskDates(
              task,
              keepOrder({ startDate: task.startDate, dueDate: task.dueDate, [field]: date }, field),
            )
          }
          onClose={end}
        />
      );
    }
  }
}

/** A start after the end takes the end along, and the other way round. */
function keepOrder(
  dates: { startDate: string | null; dueDate: string | null },
  changed: 'startDate' | 'dueDate',
) {
  const { startDate, dueDate } = dates;
  if (!startDate || !dueDate || startDate <= dueDate) return dates;
  return { startDate: dates[changed], dueDate: dates[changed] };
}

function RowMenu({
  row,
  anchor,
  edits,
  plans,
  onAsk,
  onEnd,
  onOpen,
}: DialogProps & { row: TreeRow; anchor: Element }) {
  const { id } = row.task;
  const dates: Action[] = row.summary
    ? []
    : [
        { label: 'Set dates…', icon: 'calendar', keys: 'D', run: () => onAsk({ what: 'dates', id }) },
        ...(spanOf(row.task)
          ? [
              {
                label: 'Clear dates',
                run: () => edits.changeTaskDates(row.task, { startDate: null, dueDate: null }),
              },
            ]
          : []),
      ];
  return (
    <ActionMenu
      anchor={anchor}
      title={`Menu of ${row.task.key || row.task.title}`}
      groups={[
        [
          { label: 'Open', icon: 'arrow', keys: 'Enter', run: () => onOpen(row) },
          { label: 'Rename', keys: 'E', run: () => onAsk({ what: 'cell', id, cell: 'task', anchor }) },
        ],
        dates,
        plans
          ? [
              {
                label: 'Link to…',
                icon: 'link',
                keys: 'Shift L',
                run: () => onAsk({ what: 'link', id, anchor }),
              },
            ]
          : [],
      ]}
      onClose={() => onEnd(false)}
    />
  );
}
