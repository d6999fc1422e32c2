import Dialog from '@mui/material/Dialog';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { recentTasks, rememberTask } from '../features/search/recent';
import { useFind } from '../features/search/useFind';
import { signOut } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectProjects, selectViews } from '../model/selectors';
import { announce } from '../ui/announce';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { findItems, type PaletteItem } from './paletteItems';
import { PaletteRow } from './PaletteRow';
import { useShell } from './shell';
import styles from './Palette.module.css';

interface PaletteProps {
  workspaceId: string;
  onClose: () => void;
}

/** Everything one can do or go to, found by typing. */
export function Palette({ workspaceId, onClose }: PaletteProps) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const shell = useShell();
  const { projectKey } = useParams();
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  const tasks = useAppSelector((state) => state.model.shown.task);
  const views = useAppSelector((state) => selectViews(state, workspaceId));
  const [query, setQuery] = useState('');
  const userId = useAppSelector((state) => state.model.userId) ?? '';
  // By its id: what the server finds a moment later comes in between and must not move what is chosen.
  const [active, setActive] = useState<string>();
  const found = useFind(workspaceId, query);
  const recent = useMemo(() => recentTasks(userId, workspaceId), [userId, workspaceId]);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const items = useMemo(
    () =>
      findItems(query, {
        workspaceId,
        projects,
        tasks: query ? Object.values(tasks) : [],
        views,
        found: found.items,
        recent,
        onTask: (task) => rememberTask(userId, workspaceId, task),
        here: projects.find((project) => project.key === projectKey),
        shell,
        go: (to) => void navigate(to),
        signOut: () => void dispatch(signOut()),
      }),
    [
      query,
      workspaceId,
      projects,
      tasks,
      views,
      found.items,
      recent,
      userId,
      projectKey,
      shell,
      navigate,
      dispatch,
    ],
  );
  const at = Math.max(
    0,
    items.findIndex((item) => nameOf(item) === active),
  );
  useEffect(() => {
    if (!query.trim() || found.asking) return;
    const hits = items.filter((item) => item.group === 'Tasks' || item.group === 'Comments and files').length;
    announce(hits === 1 ? '1 task, comment or file' : `${hits || 'No'} tasks, comments or files`);
  }, [query, found.asking, items]);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const go = (index: number) => {
    const next = (index + items.length) % items.length;
    setActive(items[next] && nameOf(items[next]));
    list.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Enter') run(items[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open
      onClose={onClose}
      transitionDuration={0}
      className={styles.dialog}
      aria-labelledby={`${id}-name`}
      slotProps={{ paper: { className: styles.paper } }}
    >
      <h2 id={`${id}-name`} className="pf-vh">
        Search or act
      </h2>
      <div className={styles.query}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Search or act"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={items[at] ? `${id}-${at}` : undefined}
          autoComplete="off"
          autoFocus
          placeholder="Search or act"
          maxLength={200}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(undefined);
          }}
        />
        <button type="button" className={styles.cancel} onClick={onClose}>
          Cancel
        </button>
      </div>
      <ul ref={list} id={id} role="listbox" aria-label="Results" className={styles.list}>
        {items.map((item, index) => (
          <PaletteRow
            key={nameOf(item)}
            item={item}
            head={items[index - 1]?.group !== item.group}
            rowId={`${id}-${index}`}
            index={index}
            active={index === at}
            query={query}
            onPoint={() => setActive(nameOf(item))}
            onRun={() => run(item)}
            onKeyDown={onKeyDown}
          />
        ))}
      </ul>
      {found.failed && (
        <p className={styles.none}>The search does not answer now. What is loaded is shown.</p>
      )}
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd keys="↑ ↓" /> choose
        </span>
        <span>
          <Kbd keys="Enter" /> open
        </span>
        <span>
          <Kbd keys="Esc" /> close
        </span>
      </div>
    </Dialog>
  );
}

const nameOf = (item: PaletteItem) => `${item.group}-${item.id}`;
