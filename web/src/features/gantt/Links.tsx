import { memo, useMemo } from 'react';
import { barBox } from './barBox';
import { arrowHead, linkRoute, type Route } from './linkRoute';
import styles from './Links.module.css';
import type { TreeRow } from './taskTree';
import type { TimeScale } from './timeScale';
import type { PlanLink } from './usePlan';
import { overlaps, type Range } from './windowing';

interface LinksProps {
  links: readonly PlanLink[];
  rows: readonly TreeRow[];
  scale: TimeScale;
  rowHeight: number;
  drawnRows: Range;
  drawnAcross: Range;
  /** Whose links stand out. */
  activeId: string | undefined;
  selectedLink: string | undefined;
}

interface DrawnLink {
  id: string;
  route: Route;
  broken: boolean;
  strong: boolean;
}

/** The lines between bars. A picture only: the column "Waits for" says and changes the same. */
export const Links = memo(function Links(props: LinksProps) {
  const { links, rows, scale, rowHeight, drawnRows, drawnAcross, activeId, selectedLink } = props;
  const drawn = useMemo((): DrawnLink[] => {
    return links.flatMap(({ link, from, to, early }) => {
      if (!overlaps(drawnRows, Math.min(from, to), Math.max(from, to))) return [];
      const [before, after] = [rows[from]?.span, rows[to]?.span];
      if (!before || !after) return [];
      const route = linkRoute(
        link.type,
        barBox(scale, before, from, rowHeight),
        barBox(scale, after, to, rowHeight),
        rowHeight,
      );
      if (!overlaps(drawnAcross, route.left, route.right)) return [];
      const strong =
        link.id === selectedLink ||
        (activeId !== undefined && (link.predecessorId === activeId || link.successorId === activeId));
      return [{ id: link.id, route, broken: early > 0, strong }];
    });
  }, [links, rows, scale, rowHeight, drawnRows, drawnAcross, activeId, selectedLink]);

  const top = drawnRows.first * rowHeight;
  const width = drawnAcross.last - drawnAcross.first;
  const height = (drawnRows.last - drawnRows.first) * rowHeight;
  return (
    <svg
      className={styles.links}
      style={{ left: drawnAcross.first, top, width, height }}
      viewBox={`${String(drawnAcross.first)} ${String(top)} ${String(width)} ${String(height)}`}
      aria-hidden="true"
    >
      {drawn.map(({ id, route, broken, strong }) => (
        <g
          key={id}
          className={styles.link}
          data-link={id}
          data-broken={broken || undefined}
          data-strong={strong || undefined}
        >
          <path className={styles.hit} d={route.path} />
          <path className={styles.line} d={route.path} />
          <path className={styles.head} d={arrowHead(route)} />
        </g>
      ))}
    </svg>
  );
});
