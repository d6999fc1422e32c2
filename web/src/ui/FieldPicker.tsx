import { Avatar, type Person } from './Avatar';
import { colorVar } from './colors';
import { DatePicker } from './DatePicker';
import styles from './FieldPicker.module.css';
import type { Anchor } from './anchor';
import { Picker } from './Picker';
import { priorities, PriorityIcon, priorityLabels, type PriorityName } from './PriorityIcon';
import { StatusIcon, statusShapes } from './StatusIcon';

export type PickedField = 'status' | 'priority' | 'assignees' | 'labels' | 'due' | 'start';

interface FieldValues {
  statusId: string;
  priority: PriorityName;
  assigneeIds: string[];
  labelIds: string[];
  startDate: string | null;
  dueDate: string | null;
}

export interface FieldChoices {
  statuses: readonly { id: string; name: string; category: 'todo' | 'inProgress' | 'done' | 'cancelled' }[];
  people: readonly Person[];
  labels: readonly { id: string; name: string; color: string | null }[];
  mayTransition: (fromId: string, toId: string) => boolean;
}

interface FieldPickerProps {
  field: PickedField;
  anchor: Anchor;
  /** The tasks that are changed; what all of them have is shown as chosen. */
  tasks: readonly FieldValues[];
  choices: FieldChoices;
  onStatus: (statusId: string) => void;
  /** The fields that one task gets. */
  onChange: (change: (task: FieldValues) => Partial<FieldValues>) => void;
  onClose: () => void;
  onCreateLabel?: (name: string) => string;
}

const titles = {
  status: ['Set status…', 'S'],
  priority: ['Set priority…', 'P'],
  assignees: ['Assign…', 'A'],
  labels: ['Label…', 'L'],
  due: ['Set due date…', 'D'],
  start: ['Set start date…', undefined],
} as const;

/** Says of a status that the workflow does not lead there. */
export const barredHint = (barred: boolean) => (barred ? { disabled: true, hint: 'not from here' } : {});

/** The one picker of each field, the same from card, row, panel and bulk bar. */
export function FieldPicker({
  field,
  anchor,
  tasks,
  choices,
  onStatus,
  onChange,
  onClose,
  onCreateLabel,
}: FieldPickerProps) {
  const [title, keys] = titles[field];
  const base = { anchor, title, keys, onClose };
  const shared = <T,>(value: (task: FieldValues) => T): T | undefined => {
    const [first] = tasks;
    const found = first && value(first);
    return tasks.every((task) => value(task) === found) ? found : undefined;
  };
  const sharedIds = (ids: (task: FieldValues) => string[]) => {
    const [first] = tasks;
    return first ? ids(first).filter((id) => tasks.every((task) => ids(task).includes(id))) : [];
  };
  const single = (value: string | null | undefined) => (value ? [value] : []);

  if (field === 'due' || field === 'start') {
    const name = field === 'due' ? 'dueDate' : 'startDate';
    return (
      <DatePicker
        {...base}
        value={shared((task) => task[name]) ?? null}
        onChange={(date) => onChange(() => ({ [name]: date }))}
      />
    );
  }
  if (field === 'status') {
    const shapes = statusShapes(choices.statuses);
    return (
      <Picker
        {...base}
        options={choices.statuses.map(({ id, name }) => ({
          id,
          label: name,
          icon: <StatusIcon shape={shapes.get(id) ?? 'todo'} />,
          ...barredHint(tasks.every((task) => !choices.mayTransition(task.statusId, id))),
        }))}
        value={single(shared((task) => task.statusId))}
        onChange={([id]) => id && onStatus(id)}
      />
    );
  }
  if (field === 'priority') {
    return (
      <Picker
        {...base}
        options={priorities.map((id) => ({
          id,
          label: priorityLabels[id],
          icon: <PriorityIcon priority={id} />,
        }))}
        value={single(shared((task) => task.priority))}
        onChange={([id]) => id && onChange(() => ({ priority: id as PriorityName }))}
      />
    );
  }
  const list = field === 'assignees' ? 'assigneeIds' : 'labelIds';
  const value = sharedIds((task) => task[list]);
  const apply = (next: string[]) => {
    const added = next.filter((id) => !value.includes(id));
    const removed = value.filter((id) => !next.includes(id));
    onChange((task) => ({
      [list]: [
        ...task[list].filter((id) => !removed.includes(id)),
        ...added.filter((id) => !task[list].includes(id)),
      ],
    }));
  };
  const options =
    field === 'assignees'
      ? choices.people.map((person) => ({
          id: person.userId,
          label: person.name,
          icon: <Avatar person={person} decorative />,
        }))
      : choices.labels.map(({ id, name, color }) => ({
          id,
          label: name,
          icon: <i className={styles.dot} style={{ background: colorVar(color, id) }} />,
        }));
  return (
    <Picker
      {...base}
      multiple
      options={options}
      value={value}
      onChange={apply}
      create={
        field === 'labels' && onCreateLabel ? (name) => apply([...value, onCreateLabel(name)]) : undefined
      }
      empty={
        field === 'labels'
          ? 'No label yet. Type a name to make one.'
          : 'Nobody of that name is in this project.'
      }
    />
  );
}
