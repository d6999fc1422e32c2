import { useEffect, useRef, useState, type RefObject } from 'react';
import { StatusIcon, type StatusShape } from '../../ui/StatusIcon';
import styles from './Board.module.css';
import type { BoardColumnData } from './boardColumns';
import { WipCount } from './WipCount';

interface BoardTabsProps {
  columns: readonly BoardColumnData[];
  shapes: ReadonlyMap<string, StatusShape>;
  totals: ReadonlyMap<string, number>;
  board: RefObject<HTMLElement | null>;
}

/** On a phone one column fills the screen; the tabs say which one and go with the swipe. */
export function BoardTabs({ columns, shapes, totals, board }: BoardTabsProps) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = board.current;
    if (!element) return;
    const follow = () =>
      setCurrent(Math.round(Math.abs(element.scrollLeft) / Math.max(1, element.clientWidth)));
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [board]);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label="Status">
      {columns.map(({ status, tasks }, index) => (
        <button
          key={status.id}
          type="button"
          role="tab"
          aria-selected={index === current}
          className={styles.tab}
          onClick={() =>
            board.current?.scrollTo({ left: index * board.current.clientWidth, behavior: 'smooth' })
          }
        >
          <StatusIcon shape={shapes.get(status.id) ?? 'todo'} />
          <bdi>{status.name}</bdi>
          <WipCount shown={tasks.length} total={totals.get(status.id) ?? 0} limit={status.wipLimit} brief />
        </button>
      ))}
    </div>
  );
}
