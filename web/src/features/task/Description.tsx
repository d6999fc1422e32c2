import { useState, type MouseEvent } from 'react';
import Button from '@mui/material/Button';
import { Icon } from '../../ui/Icon';
import { MarkdownField } from '../../ui/MarkdownField';
import { MarkdownText } from '../../ui/MarkdownText';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';

export function Description({ context: { task, data, actions, hrefOf } }: { context: TaskContext }) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <MarkdownField
        value={task.description}
        label="Description"
        placeholder="What is it about? Markdown works here."
        action="Save"
        autoFocus
        mayBeEmpty
        onCancel={() => setEditing(false)}
        onSubmit={(description) => {
          if (description !== task.description) actions.edit([task], { description });
          setEditing(false);
        }}
      />
    );
  }
  if (!task.description) {
    return data.canEdit ? (
      <div>
        <Button className={styles.quietAdd} onClick={() => setEditing(true)}>
          <Icon name="plus" />
          Add a description
        </Button>
      </div>
    ) : null;
  }
  // A click on the text is for the pointer; the button says and does the same for everybody.
  const onText = {
    onClick(event: MouseEvent) {
      const onLink = (event.target as Element).closest('a, button');
      if (data.canEdit && !onLink && getSelection()?.isCollapsed) setEditing(true);
    },
  };
  return (
    <section aria-label="Description" className={styles.description}>
      <div data-editable={data.canEdit || undefined} {...onText}>
        <MarkdownText source={task.description} taskHref={hrefOf} />
      </div>
      {data.canEdit && (
        <Button className={styles.editText} onClick={() => setEditing(true)}>
          Edit<span className="pf-vh"> description</span>
        </Button>
      )}
    </section>
  );
}
