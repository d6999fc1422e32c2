import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useAppSelector } from '../../live/hooks';
import { selectCan, selectMilestones, selectPendingIds, selectTasks } from '../../model/selectors';
import { EmptyState } from '../../ui/EmptyState';
import { ViewControls } from '../../ui/ViewBar';
import { AddTask } from './AddTask';
import type { Column } from './columns';
import type { GanttProps } from './Gantt';
import styles from './Gantt.module.css';
import { CellField, GanttDialogs, type Asked } from './GanttDialogs';
import { GanttTools } from './GanttTools';
import { Legend } from './Legend';
import { Splitter } from './Splitter';
import type { TreeRow } from './taskTree';
import { widthOf } from './timeScale';
import { Timeline } from './Timeline';
import { Tree, treeStyle } from './Tree';
import { useActivePlace, type Part } from './useActivePlace';
import { datesOnClick, useBarGestures } from './useBarGestures';
import { useGanttEdits } from './useGanttEdits';
import { moveByKey, useViewKeys } from './useGanttKeys';
import { useNudge } from './useNudge';
import { usePlan, type Preview } from './usePlan';
import { useScrollWindow } from './useScrollWindow';
import { useTimeScale } from './useTimeScale';
import { useToday } from './useToday';
import { useTreeWidth } from './useTreeWidth';
import { useOpenTask, useZoom } from './useZoom';

const headHeight = 48;

export function GanttChart({ projectId, matches, onClearFilters }: GanttProps) {
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const milestones = useAppSelector((state) => selectMilestones(state, projectId));
  const can = useAppSelector((state) => selectCan(state, projectId));
  const pending = useAppSelector(selectPendingIds);
  const editable = can.has('writeTasks');
  const plans = can.has('planTasks');
  const coarse = useMediaQuery('(pointer: coarse)', { noSsr: true });
  const rowHeight = coarse ? 44 : 34;

  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [preview, setPreview] = useState<Preview>();
  const [asked, setAsked] = useState<Asked>();
  const [treeWidth, setTreeWidth] = useTreeWidth();
  const [zoom, setZoom] = useZoom();
  const openTask = useOpenTask();
  const today = useToday();
  const edits = useGanttEdits(projectId);

  const plan = usePlan({ projectId, closed, matches, preview });
  const { scale, showToday } = useTimeScale({ zoom, tasks, today, scroller, treeWidth });
  const drawn = useScrollWindow({
    scroller,
    rowCount: plan.rows.length,
    rowHeight,
    headHeight,
    treeWidth,
    width: widthOf(scale),
  });
  const active = useActivePlace({ scroller, plan, scale, rowHeight, headHeight, treeWidth });
  useViewKeys(zoom, setZoom, showToday);

  const onDates = (tried: Preview) => {
    setPreview(undefined);
    const [first] = tried.keys();
    edits.changeDates(tried, first === undefined ? undefined : plan.byId.get(first));
  };
  const gestures = useBarGestures({
    scroller,
    plan,
    scale,
    rowHeight,
    headHeight,
    treeWidth,
    editable,
    plans,
    onPreview: setPreview,
    onDates,
    onLink: edits.link,
  });
  const nudge = useNudge({ plan, editable, onPreview: setPreview, onDates });

  const fold = (id: string, open: boolean) =>
    setClosed((old) => {
      const next = new Set(old);
      if (open) next.delete(id);
      else next.add(id);
      return next;
    });
  const open = (row: TreeRow | undefined) => {
    if (row) openTask(row.task.key || row.task.id);
  };
  const edit = (row: TreeRow, cell: Column['id'], anchor: HTMLElement) => {
    active.go({ id: row.task.id, cell }, undefined);
    if (cell === 'waits' ? plans : editable) setAsked({ what: 'cell', id: row.task.id, cell, anchor });
  };

  const onAct = (act: string, row: TreeRow, cell: Column['id'] | null, element: HTMLElement) => {
    if (act === 'fold') fold(row.task.id, !row.open);
    else if (act === 'open') open(row);
    else if (act === 'menu') setAsked({ what: 'menu', id: row.task.id, anchor: element });
    else if (cell && cell !== 'task') edit(row, cell, element);
    else if (act === 'edit' && cell) edit(row, cell, element);
    else active.go({ id: row.task.id, cell: null }, 'tree');
  };
  const onKey = (event: KeyboardEvent, row: TreeRow, cell: Column['id'] | null, part: Part) => {
    if (event.target instanceof HTMLInputElement) return;
    const element = event.target as HTMLElement;
    const pageRows = Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1;
    const known =
      nudge(event, row) ||
      moveByKey(event, row, cell, part, { plan, treeWidth, pageRows, go: active.go, fold }) ||
      actByKey(event, row, cell, part, element);
    if (!known) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const actByKey = (
    event: KeyboardEvent,
    row: TreeRow,
    cell: Column['id'] | null,
    part: Part,
    element: HTMLElement,
  ) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const { id } = row.task;
    const titleCell = () =>
      element.closest('[data-row]')?.querySelector<HTMLElement>('[data-cell="task"]') ?? element;
    if (event.key === 'Enter' && part === 'tree' && (cell === null || !editable)) open(row);
    else if ((event.key === 'Enter' || event.key === 'F2') && part === 'tree')
      edit(row, cell ?? 'task', cell ? element : titleCell());
    else if (!editable) return false;
    else if (event.key === 'e' || event.key === 'F2') edit(row, 'task', titleCell());
    else if (event.key === 'd' && !row.summary) setAsked({ what: 'dates', id });
    else if (event.key === 'L' && event.shiftKey && plans) setAsked({ what: 'link', id, anchor: element });
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      setAsked({ what: 'menu', id, anchor: element });
    else return false;
    return true;
  };

  const rowNumbers = useMemo(() => {
    const numbers = new Set<number>();
    for (let i = drawn.rows.first; i < Math.min(drawn.rows.last, plan.rows.length); i++) numbers.add(i);
    const chosen = active.chosen && plan.index.get(active.chosen.id);
    if (chosen !== undefined) numbers.add(chosen);
    return [...numbers].sort((a, b) => a - b);
  }, [drawn.rows, plan.rows.length, plan.index, active.chosen]);

  const endAsking = (refocus?: boolean) => {
    setAsked(undefined);
    if (refocus && active.place) active.go(active.place, 'tree');
  };
  const height = headHeight + plan.rows.length * rowHeight + (editable ? 44 : 0);
  const dialogs = { plan, asked, edits, onAsk: setAsked, onEnd: endAsking, onOpen: open, editable, plans };
  const editing =
    asked?.what === 'cell' && asked.cell !== 'start' && asked.cell !== 'end' ? asked : undefined;

  return (
    <section className={styles.gantt} aria-label="Gantt" style={treeStyle(treeWidth) as React.CSSProperties}>
      <ViewControls>
        <GanttTools zoom={zoom} onZoom={setZoom} onToday={showToday} />
      </ViewControls>
      <div className={styles.frame}>
        <div ref={scroller} className={styles.scroller}>
          <div
            className={styles.sheet}
            role="presentation"
            onKeyDown={(event) => {
              const id = (event.target as Element).closest<HTMLElement>('[data-bar]')?.dataset.bar;
              const row = id === undefined ? undefined : plan.rows[plan.index.get(id) ?? -1];
              if (row) onKey(event, row, null, 'bar');
            }}
          >
            <Tree
              plan={plan}
              drawn={rowNumbers}
              rowHeight={rowHeight}
              treeWidth={treeWidth}
              height={height}
              active={active.place}
              chosenId={active.chosen?.id}
              editing={editing}
              editor={editing && <CellField {...dialogs} asked={editing} />}
              editable={editable}
              onAct={onAct}
              onKey={(event, row, cell) => onKey(event, row, cell, 'tree')}
              foot={editable && <AddTask top={plan.rows.length * rowHeight} onAdd={edits.add} />}
            />
            <Timeline
              plan={plan}
              drawn={rowNumbers}
              window={drawn}
              scale={scale}
              milestones={milestones}
              today={today}
              rowHeight={rowHeight}
              editable={editable}
              plans={plans}
              activeId={active.chosen?.id}
              tabId={active.place?.id}
              preview={preview}
              draft={gestures.draft}
              selectedLink={asked?.what === 'edge' ? asked.id : undefined}
              pending={pending}
              onPointerDown={gestures.onPointerDown}
              onOpen={(id) => open(plan.rows[plan.index.get(id) ?? -1])}
              onEmptyRow={(id, x) => {
                const row = plan.rows[plan.index.get(id) ?? -1];
                if (row) edits.changeDates(datesOnClick(row, x, { scroller, scale, treeWidth }));
              }}
              onLink={(id, at) => setAsked({ what: 'edge', id, at })}
            />
          </div>
        </div>
        <Splitter width={treeWidth} onWidth={setTreeWidth} />
        {!plan.rows.length && (
          <div className={styles.none}>
            {matches && tasks.length ? (
              <EmptyState action={onClearFilters && <Button onClick={onClearFilters}>Clear filters</Button>}>
                No task matches these filters.
              </EmptyState>
            ) : (
              <EmptyState>
                Tasks stand here one below the other, with a bar for each that has dates.
              </EmptyState>
            )}
          </div>
        )}
      </div>
      <Legend editable={editable} />
      <GanttDialogs {...dialogs} />
    </section>
  );
}
