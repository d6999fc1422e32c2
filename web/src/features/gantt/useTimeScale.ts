import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Task } from '../../model/types';
import { weekdayOf, type Day } from './days';
import { pixelsPerDay, scaleFor, xOf, type TimeScale, type Zoom } from './timeScale';
import { plannedDays } from './usePlan';

interface Options {
  zoom: Zoom;
  tasks: readonly Task[];
  today: Day;
  scroller: RefObject<HTMLDivElement | null>;
  treeWidth: number;
}

/** The scale for what is planned. The day at a third of the view stays where it is when the scale changes. */
export function useTimeScale({ zoom, tasks, today, scroller, treeWidth }: Options) {
  const days = useMemo(() => plannedDays(tasks), [tasks]);
  const { from, to } = scaleFor(zoom, today, days);
  const scale = useMemo((): TimeScale => ({ zoom, from, to }), [zoom, from, to]);
  const seen = useRef<{ scale: TimeScale; left: number } | undefined>(undefined);
  // Only a new scale moves the view; these are read when it does.
  const late = useRef({ days, today, treeWidth });
  late.current = { days, today, treeWidth };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const third = Math.max(0, element.clientWidth - late.current.treeWidth) / 3;
    const before = seen.current;
    if (!before) element.scrollLeft = xOf(scale, firstShown(late.current.days, late.current.today, scale));
    else if (before.scale !== scale) {
      const day = before.scale.from + (before.left + third) / pixelsPerDay[before.scale.zoom];
      element.scrollLeft = xOf(scale, day) - third;
    }
    seen.current = { scale, left: element.scrollLeft };
    const remember = () => {
      seen.current = { scale, left: element.scrollLeft };
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scale, scroller]);

  const showToday = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const left = xOf(scale, today) - (element.clientWidth - treeWidth) / 3;
    element.scrollTo({
      left,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  }, [scale, today, scroller, treeWidth]);

  return { scale, showToday };
}

// Days shown before today when the plan is opened.
const daysBack: Record<Zoom, number> = { hour: 1, day: 14, week: 28, quarter: 90 };

/** Some time before today, or where the plan begins when it begins soon before that or lies elsewhere. */
function firstShown(days: readonly Day[], today: Day, { zoom }: TimeScale): Day {
  const [first = today, last = today] = days;
  const back = daysBack[zoom];
  const elsewhere = first > today + back || last < today - back;
  const day = elsewhere || (first < today - back && first > today - 1.5 * back) ? first - 1 : today - back;
  return zoom === 'hour' ? day : day - weekdayOf(day);
}
