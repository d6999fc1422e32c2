import type { MouseEvent, PointerEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { Milestone } from '../../model/types';
import { Bar } from './Bar';
import { barSides } from './barBox';
import type { Day } from './days';
import type { LinkDraft } from './linkDraft';
import { linkSentence, typeOf } from './linkDraft';
import { Links } from './Links';
import { MilestoneLines } from './MilestoneLines';
import { TimeGround, TimeHead, TodayLine } from './TimeAxis';
import styles from './Timeline.module.css';
import { widthOf, xOf, type TimeScale } from './timeScale';
import { isDragging } from './trackPointer';
import { waitsOf } from './Tree';
import { shortRange } from './barText';
import type { Plan, Preview } from './usePlan';
import type { ScrollWindow } from './useScrollWindow';

interface TimelineProps {
  plan: Plan;
  drawn: readonly number[];
  window: ScrollWindow;
  scale: TimeScale;
  today: Day;
  rowHeight: number;
  editable: boolean;
  plans: boolean;
  activeId: string | undefined;
  /** The bar that Tab reaches, also before any was chosen. */
  tabId: string | undefined;
  preview: Preview | undefined;
  draft: LinkDraft | undefined;
  selectedLink: string | undefined;
  milestones: readonly Milestone[];
  pending: ReadonlySet<string>;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onOpen: (id: string) => void;
  onEmptyRow: (id: string, clientX: number) => void;
  onLink: (id: string, at: { left: number; top: number }) => void;
}

export function Timeline(props: TimelineProps) {
  const { plan, drawn, scale, today, rowHeight, editable, plans, activeId, preview, draft } = props;
  const layer = useRef<HTMLDivElement>(null);
  const height = plan.rows.length * rowHeight;
  useFingersDrag(layer);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element)) return;
    const bar = event.target.closest<HTMLElement>('[data-bar]');
    const empty = event.target.closest<HTMLElement>('[data-grip="dates"]')?.dataset.slot;
    const link = event.target.closest<SVGElement>('[data-link]')?.dataset.link;
    if (bar?.dataset.bar) props.onOpen(bar.dataset.bar);
    else if (empty) props.onEmptyRow(empty, event.clientX);
    else if (link) props.onLink(link, { left: event.clientX, top: event.clientY + 8 });
  };

  return (
    // Pointers only: every act here has its keys and its place in the tree's menu.
    <div
      className={styles.timeline}
      style={{ width: widthOf(scale) }}
      role="presentation"
      onPointerDown={props.onPointerDown}
      onClick={onClick}
    >
      <TimeHead scale={scale} drawn={props.window.across} today={today} />
      <div ref={layer} className={styles.body} style={{ height }}>
        <TimeGround scale={scale} drawn={props.window.across} today={today} height={height} />
        {drawn.map((index) => {
          const row = plan.rows[index];
          if (!row) return null;
          const empty = editable && !row.span;
          return (
            <div
              key={row.task.id}
              className={styles.row}
              style={{ transform: `translateY(${String(index * rowHeight)}px)`, height: rowHeight }}
              data-active={row.task.id === activeId || undefined}
              {...(empty ? { 'data-grip': 'dates', 'data-slot': row.task.id } : {})}
            >
              {empty && <SetDates />}
            </div>
          );
        })}
        <Links
          links={plan.links}
          rows={plan.rows}
          scale={scale}
          rowHeight={rowHeight}
          drawnRows={props.window.rows}
          drawnAcross={props.window.across}
          activeId={activeId}
          selectedLink={props.selectedLink}
        />
        {drawn.map((index) => {
          const row = plan.rows[index];
          if (!row?.span) return null;
          const { task } = row;
          return (
            <Bar
              key={task.id}
              row={row}
              top={index * rowHeight}
              height={rowHeight}
              scale={scale}
              today={today}
              names={task.assigneeIds.map((id) => plan.names.get(id) ?? 'Someone')}
              waitsFor={waitsOf(row, plan).map((wait) => wait.key)}
              linked={plan.linkedEnds.has(task.id)}
              active={task.id === props.tabId}
              editable={editable}
              plans={plans}
              trying={preview?.has(task.id) ?? false}
              linkTarget={draft?.target?.id === task.id ? draft.target.side : undefined}
              pending={props.pending.has(task.id)}
            />
          );
        })}
        {today >= scale.from && today < scale.to && <TodayLine scale={scale} today={today} height={height} />}
        <MilestoneLines milestones={props.milestones} scale={scale} height={height} />
        {preview && <TriedDates {...props} preview={preview} />}
        {draft && <DraftLine {...props} draft={draft} />}
      </div>
    </div>
  );
}

/** A finger that has rested on a bar moves the bar, not the page: this must be said before the first move. */
function useFingersDrag(layer: React.RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    const element = layer.current;
    const keep = (event: TouchEvent) => {
      if (isDragging() && event.cancelable) event.preventDefault();
    };
    element?.addEventListener('touchmove', keep, { passive: false });
    return () => element?.removeEventListener('touchmove', keep);
  }, [layer]);
}

/** Follows the pointer in a row without dates. */
function SetDates() {
  const ghost = useRef<HTMLElement>(null);
  useEffect(() => {
    const row = ghost.current?.parentElement;
    const follow = (event: globalThis.PointerEvent) => {
      if (row && ghost.current)
        ghost.current.style.transform = `translateX(${String(event.clientX - row.getBoundingClientRect().left - 12)}px)`;
    };
    row?.addEventListener('pointermove', follow);
    return () => row?.removeEventListener('pointermove', follow);
  }, []);
  return (
    <i ref={ghost} className={styles.ghost} aria-hidden="true">
      Set dates
    </i>
  );
}

/** The dates that a drag would give, over the bar. */
function TriedDates({ plan, preview, scale, rowHeight }: TimelineProps & { preview: Preview }) {
  const [id] = preview.keys();
  const index = id === undefined ? undefined : plan.index.get(id);
  const span = index === undefined ? undefined : plan.rows[index]?.span;
  if (index === undefined || !span) return null;
  const { left, right } = barSides(scale, span);
  return (
    <output
      className={styles.tried}
      style={{ left: (left + right) / 2, top: index * rowHeight - 22 }}
      aria-hidden="true"
    >
      {shortRange(span.start, span.end)}
    </output>
  );
}

function DraftLine({ plan, draft, scale, rowHeight }: TimelineProps & { draft: LinkDraft }) {
  const index = plan.index.get(draft.from);
  const span = index === undefined ? undefined : plan.rows[index]?.span;
  if (index === undefined || !span) return null;
  const { left, right } = barSides(scale, span);
  const from = { x: draft.side === 'end' ? right : left, y: index * rowHeight + rowHeight / 2 };
  const [before, after] = [plan.byId.get(draft.from), draft.target && plan.byId.get(draft.target.id)];
  return (
    <>
      <svg className={styles.draft} aria-hidden="true">
        <path d={`M${String(from.x)} ${String(from.y)}L${String(draft.x)} ${String(draft.y)}`} />
        <circle cx={draft.x} cy={draft.y} r="4" />
      </svg>
      <output className={styles.tried} style={{ left: draft.x, top: draft.y + 14 }} aria-hidden="true">
        {before && after && draft.target
          ? linkSentence(
              typeOf(draft.side, draft.target.side),
              before.key || before.title,
              after.key || after.title,
            )
          : 'Drop on another bar'}
      </output>
    </>
  );
}

export const scrollToDay = (scroller: HTMLElement, scale: TimeScale, day: Day, at: number) => {
  scroller.scrollLeft = Math.max(0, xOf(scale, day) - at);
};
