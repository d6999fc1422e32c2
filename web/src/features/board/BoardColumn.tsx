import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { positionBetween } from '../../lib/position';
import type { Task } from '../../model/types';
import { Icon } from '../../ui/Icon';
import { IconAction } from '../../ui/IconAction';
import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import { AddTask } from './AddTask';
import type { BoardColumnData, Place } from './boardColumns';
import { Card, type CardProps } from './Card';
import styles from './Board.module.css';
import { WipCount } from './WipCount';

export type CardFacts = Omit<CardProps, 'task' | 'statusName'>;

export interface ColumnHandle {
  statusId: string;
  /** Brings a card into view and gives it the focus. */
  focusCard: (taskId: string) => void;
  slotIndexAt: (y: number, taskId: string) => number;
  scroller: () => HTMLElement | null;
}

interface BoardColumnProps {
  column: BoardColumnData;
  shape: StatusShape;
  total: number;
  facts: (task: Task) => CardFacts;
  focusId: string | null;
  dropIndex: number | null;
  draggedId: string | null;
  /** The workflow does not let the card in the hand come here. */
  barred: boolean;
  canEdit: boolean;
  adding: boolean;
  onAdding: (statusId: string | null) => void;
  onAdd: (title: string, place: Place) => void;
  onFold: () => void;
  ref: Ref<ColumnHandle>;
}

const gap = 6;

export function BoardColumn(props: BoardColumnProps) {
  const {
    column,
    shape,
    total,
    facts,
    focusId,
    dropIndex,
    draggedId,
    barred,
    canEdit,
    adding,
    onAdding,
    onAdd,
    onFold,
  } = props;
  const { status, tasks } = column;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<string | null>(null);
  const [, poke] = useState(0);
  const kept = tasks.findIndex((task) => task.id === focusId || task.id === draggedId);

  const virtual = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => tasks[index]?.id ?? index,
    estimateSize: () => 88,
    gap,
    overscan: 4,
    // The card with the focus and the one in the hand stay, however far one scrolls.
    rangeExtractor: useCallback(
      (range: Range) => {
        const indexes = defaultRangeExtractor(range);
        return kept >= 0 && !indexes.includes(kept) ? [...indexes, kept].sort((a, b) => a - b) : indexes;
      },
      [kept],
    ),
  });

  const focusWanted = useCallback(() => {
    const id = wanted.current;
    const link = id && list.current?.querySelector<HTMLElement>(`[data-task="${id}"]`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
    link.closest('[data-card]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  useEffect(focusWanted);

  useImperativeHandle(props.ref, () => ({
    statusId: status.id,
    scroller: () => scroller.current,
    focusCard(taskId) {
      wanted.current = taskId;
      const index = tasks.findIndex((task) => task.id === taskId);
      if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
      focusWanted();
      poke((count) => count + 1);
    },
    slotIndexAt(y, taskId) {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      let index = 0;
      for (const [row, { start, size }] of virtual.measurementsCache.entries()) {
        if (tasks[row]?.id === taskId) continue;
        if (y - top < start + size / 2) break;
        index += 1;
      }
      return index;
    },
  }));

  const addLast = (title: string) =>
    onAdd(title, { statusId: status.id, position: positionBetween(tasks.at(-1)?.position ?? null, null) });
  const count = total === tasks.length ? String(total) : `${tasks.length} of ${total}`;

  return (
    <section
      className={styles.column}
      aria-label={`${status.name}, ${count}`}
      data-column={status.id}
      data-barred={barred || undefined}
    >
      <header className={styles.head}>
        <StatusIcon shape={shape} />
        <h2>
          <bdi>{status.name}</bdi>
        </h2>
        <WipCount shown={tasks.length} total={total} limit={status.wipLimit} />
        <span className="pf-grow" />
        <IconAction icon="left" label={`Fold ${status.name}`} className={styles.fold} onClick={onFold} />
        {canEdit && (
          <IconAction
            icon="plus"
            label={`Add a task to ${status.name}`}
            onClick={() => onAdding(status.id)}
          />
        )}
      </header>
      <div ref={scroller} className={styles.scroller} data-scroller>
        <ul ref={list} className={styles.cards} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const task = tasks[item.index];
            return (
              task && (
                <li
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  aria-setsize={tasks.length}
                  aria-posinset={item.index + 1}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <Card task={task} statusName={status.name} {...facts(task)} />
                </li>
              )
            );
          })}
          {dropIndex !== null && (
            <li
              className={styles.drop}
              aria-hidden="true"
              style={{ transform: `translateY(${dropTop(dropIndex)}px)` }}
            />
          )}
        </ul>
        {adding ? (
          <AddTask statusName={status.name} onAdd={addLast} onClose={() => onAdding(null)} />
        ) : (
          canEdit && (
            <button type="button" className={styles.add} onClick={() => onAdding(status.id)}>
              <Icon name="plus" small />
              Add a task
            </button>
          )
        )}
      </div>
    </section>
  );

  function dropTop(index: number): number {
    const others = virtual.measurementsCache.filter((_, row) => tasks[row]?.id !== draggedId);
    const below = others[index];
    const above = others[index - 1];
    if (below) return below.start - gap / 2 - 1;
    return above ? above.end + gap / 2 - 1 : 0;
  }
}
