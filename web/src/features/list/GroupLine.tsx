import type { ProjectData } from '../../live/useProjectData';
import { Avatar } from '../../ui/Avatar';
import { durationText } from '../../ui/duration';
import { Icon } from '../../ui/Icon';
import { PriorityIcon, type PriorityName } from '../../ui/PriorityIcon';
import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import { colorVar } from '../../ui/colors';
import styles from './List.module.css';
import type { Grouping, GroupRow } from './listRows';

interface GroupLineProps {
  row: GroupRow;
  number: number;
  grouping: Grouping;
  data: ProjectData;
  shapes: ReadonlyMap<string, StatusShape>;
  onFold: (id: string) => void;
}

export function GroupLine({ row, number, grouping, data, shapes, onFold }: GroupLineProps) {
  return (
    <div role="row" className={styles.group} aria-rowindex={number} aria-expanded={row.open}>
      <div role="gridcell" className={styles.groupName}>
        <button
          type="button"
          className={styles.groupFold}
          aria-expanded={row.open}
          onClick={() => onFold(row.id)}
        >
          <Icon name={row.open ? 'down' : 'right'} />
          <Mark row={row} grouping={grouping} data={data} shapes={shapes} />
          <bdi className="pf-cut">{row.name}</bdi>
          <span className="pf-faint pf-num" style={{ fontWeight: 'var(--fw-regular)' }}>
            {row.count}
          </span>
        </button>
      </div>
      <div role="gridcell" className={styles.sum}>
        {row.estimateMinutes > 0 && durationText(row.estimateMinutes)}
      </div>
      <div role="gridcell" className={styles.tracked} />
    </div>
  );
}

function Mark({ row, grouping, data, shapes }: Pick<GroupLineProps, 'row' | 'grouping' | 'data' | 'shapes'>) {
  if (grouping === 'status') return <StatusIcon shape={shapes.get(row.id) ?? 'todo'} />;
  if (grouping === 'priority') return <PriorityIcon priority={row.id as PriorityName} />;
  if (grouping === 'assignee') return <Avatar person={data.personById.get(row.id) ?? null} decorative />;
  const label = data.labelById.get(row.id);
  return label ? <i className={styles.dot} style={{ background: colorVar(label.color, label.id) }} /> : null;
}
