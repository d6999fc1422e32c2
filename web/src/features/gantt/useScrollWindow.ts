import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { sameRange, windowOf, type Range } from './windowing';

export interface ScrollWindow {
  /** Rows and pixels of the time axis that are drawn. */
  rows: Range;
  across: Range;
}

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  rowCount: number;
  rowHeight: number;
  headHeight: number;
  treeWidth: number;
  width: number;
}

const rowStep = 6;
const acrossStep = 480;

/** Draws anew only when scrolling leaves the part that is drawn, not with every frame. */
export function useScrollWindow(options: Options): ScrollWindow {
  const latest = useRef(options);
  latest.current = options;
  const [drawn, setDrawn] = useState<ScrollWindow>({
    rows: { first: 0, last: Math.min(options.rowCount, 40) },
    across: { first: 0, last: Math.min(options.width, 2000) },
  });

  const measure = useCallback(() => {
    const { scroller, rowCount, rowHeight, headHeight, treeWidth, width } = latest.current;
    const element = scroller.current;
    if (!element) return;
    const rows = windowOf(
      element.scrollTop / rowHeight,
      Math.max(0, element.clientHeight - headHeight) / rowHeight,
      rowCount,
      rowStep,
      2,
    );
    const across = windowOf(
      element.scrollLeft,
      Math.max(0, element.clientWidth - treeWidth),
      width,
      acrossStep,
    );
    setDrawn((old) => (sameRange(old.rows, rows) && sameRange(old.across, across) ? old : { rows, across }));
  }, []);

  useLayoutEffect(() => {
    const element = options.scroller.current;
    if (!element) return undefined;
    element.addEventListener('scroll', measure, { passive: true });
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, [options.scroller, measure]);

  useLayoutEffect(measure, [measure, options.rowCount, options.rowHeight, options.treeWidth, options.width]);
  return drawn;
}
