import Dialog from '@mui/material/Dialog';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { signOut } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectProjects } from '../model/selectors';
import { Icon } from '../ui/Icon';
import { Kbd } from '../ui/Kbd';
import { findItems, fold, type PaletteItem } from './paletteItems';
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
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();

  const items = useMemo(
    () =>
      findItems(query, {
        workspaceId,
        projects,
        tasks: query ? Object.values(tasks) : [],
        here: projects.find((project) => project.key === projectKey),
        shell,
        go: (to) => void navigate(to),
        signOut: () => void dispatch(signOut()),
      }),
    [query, workspaceId, projects, tasks, projectKey, shell, navigate, dispatch],
  );
  const at = Math.min(active, items.length - 1);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    item.run();
  };
  const go = (index: number) => {
    const next = (index + items.length) % items.length;
    setActive(next);
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
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
        />
      </div>
      <ul ref={list} id={id} role="listbox" aria-label="Results" className={styles.list}>
        {items.map((item, index) => (
          <PaletteRow
            key={`${item.group}-${item.id}`}
            item={item}
            head={items[index - 1]?.group !== item.group}
            rowId={`${id}-${index}`}
            index={index}
            active={index === at}
            query={query}
            onPoint={() => setActive(index)}
            onRun={() => run(item)}
            onKeyDown={onKeyDown}
          />
        ))}
      </ul>
      {items.length === 0 && <p className={styles.none}>Nothing matches “{query}”.</p>}
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

interface RowProps {
  item: PaletteItem;
  head: boolean;
  rowId: string;
  index: number;
  active: boolean;
  query: string;
  onPoint: () => void;
  onRun: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function PaletteRow({ item, head, rowId, index, active, query, onPoint, onRun, onKeyDown }: RowProps) {
  return (
    <>
      {head && (
        <li role="presentation" className={styles.head}>
          {item.group}
        </li>
      )}
      <li
        role="option"
        id={rowId}
        data-at={index}
        aria-selected={active}
        className={styles.row}
        onPointerMove={onPoint}
        onClick={onRun}
        onKeyDown={onKeyDown}
      >
        {item.icon}
        {item.prefix && <span className="pf-key">{item.prefix}</span>}
        <bdi className="pf-grow pf-cut">
          <Marked text={item.words} query={query} />
        </bdi>
        {item.keys && <Kbd keys={item.keys} />}
      </li>
    </>
  );
}

/** The first place of each typed word in bold. Folding keeps the length only for plain letters; otherwise nothing is marked. */
function Marked({ text, query }: { text: string; query: string }) {
  const folded = fold(text);
  const word = fold(query)
    .split(/\s+/)
    .find((part) => part && folded.includes(part));
  if (!word || folded.length !== text.length) return text;
  const at = folded.indexOf(word);
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  );
}
