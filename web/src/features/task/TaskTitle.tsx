import { Link } from 'react-router';
import { InlineText } from '../../ui/InlineText';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

export function TaskTitle({ context: { task, tasks, data, actions, hrefOf } }: { context: TaskContext }) {
  const parents = ancestors(task.parentId, tasks);
  return (
    <div>
      {parents.length > 0 && (
        <nav aria-label="Part of" className={styles.crumbs}>
          {parents.map((parent) => (
            <Link key={parent.id} to={{ search: hrefOf(parent.key || parent.id) }}>
              <bdi>{parent.title}</bdi>
            </Link>
          ))}
        </nav>
      )}
      <h2 className={styles.title}>
        <InlineText
          value={task.title}
          label={`Title of ${task.key || 'the task'}`}
          required
          wrap
          maxLength={500}
          readOnly={!data.canEdit}
          onSave={(title) => actions.edit([task], { title })}
        />
      </h2>
    </div>
  );
}

type Row = TaskContext['task'];

/** From the outermost down to the one above; a circle ends it. */
function ancestors(parentId: string | null, tasks: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (let id = parentId; id;) {
    const parent = tasks.find((task) => task.id === id);
    if (!parent || found.includes(parent)) break;
    found.unshift(parent);
    id = parent.parentId;
  }
  return found;
}
