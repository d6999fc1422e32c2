import type { ReactNode } from 'react';
import type { ListField } from '../../lib/taskFilter';
import { dueRanges } from '../../lib/taskFilter';
import type { ProjectPerson } from '../../model/selectors';
import type { Category, Label, Status } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { colorVar } from '../../ui/colors';
import { Icon, type IconName } from '../../ui/Icon';
import type { PickerOption } from '../../ui/Picker';
import { priorities, PriorityIcon, priorityLabels } from '../../ui/PriorityIcon';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';
import styles from './FilterBar.module.css';

export interface FilterField {
  id: ListField;
  name: string;
  icon: IconName;
  options: PickerOption[];
}

interface Choices {
  statuses: readonly Status[];
  labels: readonly Label[];
  people: readonly ProjectPerson[];
  me: string | undefined;
}

const stages: [Category, string][] = [
  ['todo', 'To do'],
  ['inProgress', 'In progress'],
  ['done', 'Done'],
  ['cancelled', 'Cancelled'],
];
const stageShapes = { todo: 'todo', inProgress: 'progress', done: 'done', cancelled: 'cancelled' } as const;
const dueNames = {
  late: 'Overdue',
  today: 'Today',
  week: 'This week',
  later: 'After this week',
  none: 'No due date',
};

const option = (id: string, label: string, icon?: ReactNode): PickerOption => ({ id, label, icon });

/** The fields that one can filter by, with everything that each may be. */
export function filterFields({ statuses, labels, people, me }: Choices): FilterField[] {
  const shapes = statusShapes(statuses);
  return [
    {
      id: 'assignee',
      name: 'Assignee',
      icon: 'user',
      options: [
        ...people
          .filter((person) => person.userId === me)
          .map((person) => option('me', `${person.name} (me)`, <Avatar person={person} decorative />)),
        option('none', 'Nobody', <Avatar person={null} decorative />),
        ...people
          .filter((person) => person.userId !== me)
          .map((person) => option(person.userId, person.name, <Avatar person={person} decorative />)),
      ],
    },
    {
      id: 'status',
      name: 'Status',
      icon: 'status',
      options: statuses.map(({ id, name }) =>
        option(id, name, <StatusIcon shape={shapes.get(id) ?? 'todo'} />),
      ),
    },
    {
      id: 'category',
      name: 'Stage',
      icon: 'board',
      options: stages.map(([id, name]) => option(id, name, <StatusIcon shape={stageShapes[id]} />)),
    },
    {
      id: 'priority',
      name: 'Priority',
      icon: 'workload',
      options: priorities.map((priority) =>
        option(priority, priorityLabels[priority], <PriorityIcon priority={priority} />),
      ),
    },
    {
      id: 'label',
      name: 'Label',
      icon: 'label',
      options: [
        ...labels.map(({ id, name, color }) =>
          option(id, name, <i className={styles.dot} style={{ background: colorVar(color, id) }} />),
        ),
        option('none', 'No label', <i className={styles.dot} />),
      ],
    },
    {
      id: 'due',
      name: 'Due',
      icon: 'calendar',
      options: dueRanges.map((range) =>
        option(range, dueNames[range], <Icon name={range === 'late' ? 'warning' : 'calendar'} small />),
      ),
    },
  ];
}
