import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { datesAfter, type Grip } from './barMoves';
import type { TreeRow } from './taskTree';
import type { Plan, Preview } from './usePlan';

interface Options {
  plan: Plan;
  editable: boolean;
  onPreview: (preview: Preview | undefined) => void;
  onDates: (preview: Preview) => void;
}

interface Nudge {
  row: TreeRow;
  grip: Grip;
  days: number;
  tasks: Plan['tasks'];
}

/** Alt and arrows move a bar day by day, with Shift they pull at its end. All steps until Alt is let go are one change. */
export function useNudge(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const nudge = useRef<Nudge | undefined>(undefined);

  const finish = useCallback((keep: boolean) => {
    const done = nudge.current;
    nudge.current = undefined;
    if (!done) return;
    if (keep && done.days !== 0)
      latest.current.onDates(datesAfter(done.row, done.tasks, done.grip, done.days));
    else latest.current.onPreview(undefined);
  }, []);

  useEffect(() => {
    const onKeyUp = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Alt') finish(true);
    };
    const onBlur = () => finish(true);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, [finish]);

  /** True when the key was one of these. */
  return useCallback(
    (event: KeyboardEvent, row: TreeRow): boolean => {
      if (event.key === 'Escape' && nudge.current) {
        finish(false);
        return true;
      }
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const { plan, editable, onPreview } = latest.current;
      if (!event.altKey || event.ctrlKey || event.metaKey || !step) return false;
      if (!editable || !row.span) return true;
      const grip = event.shiftKey ? 'end' : 'move';
      if (nudge.current?.row.task.id !== row.task.id || nudge.current.grip !== grip) {
        finish(true);
        nudge.current = { row, grip, days: 0, tasks: plan.tasks };
      }
      nudge.current.days += step;
      onPreview(datesAfter(nudge.current.row, nudge.current.tasks, grip, nudge.current.days));
      return true;
    },
    [finish],
  );
}
