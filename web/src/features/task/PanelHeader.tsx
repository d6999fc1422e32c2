import { useState } from 'react';
import { ActionMenu } from '../../ui/ActionMenu';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { showToast } from '../../ui/toast';
import type { TaskContext } from './taskContext';
import styles from './TaskPanel.module.css';
import type { TaskRoute } from './useTaskRoute';

interface PanelHeaderProps {
  context: TaskContext;
  route: TaskRoute;
  onClose: () => void;
}

export function PanelHeader({ context: { task, data, actions }, route, onClose }: PanelHeaderProps) {
  const [menu, setMenu] = useState<Element | null>(null);
  const { previous, next, open } = route;
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}?task=${task.key}`);
    showToast({ text: `Link to ${task.key} copied` });
  };
  const remove = () => {
    actions.remove([task]);
    onClose();
  };
  return (
    <header className={styles.header}>
      <button type="button" className={styles.back} aria-label="Back" onClick={onClose}>
        <Icon name="left" />
      </button>
      <span className="pf-key pf-strong">{task.key || 'New'}</span>
      {task.key && (
        <IconAction icon="copy" label="Copy link" keys="Ctrl Shift C" onClick={() => void copy()} />
      )}
      <span className="pf-grow" />
      <IconAction
        icon="up"
        label="Previous task"
        keys="K"
        disabled={!previous}
        onClick={() => previous && open(previous)}
      />
      <IconAction
        icon="down"
        label="Next task"
        keys="J"
        disabled={!next}
        onClick={() => next && open(next)}
      />
      {data.canDelete && (
        <IconAction
          icon="more"
          label="More"
          expanded={menu !== null}
          onClick={(event) => setMenu(event.currentTarget)}
        />
      )}
      <IconAction icon="close" label="Close" keys="Esc" className={styles.close} onClick={onClose} />
      {menu && (
        <ActionMenu
          anchor={menu}
          title="More"
          onClose={() => setMenu(null)}
          groups={[
            [{ label: 'Copy link', icon: 'copy', keys: 'Ctrl Shift C', run: () => void copy() }],
            [{ label: 'Delete', icon: 'trash', danger: true, run: remove }],
          ]}
        />
      )}
    </header>
  );
}
