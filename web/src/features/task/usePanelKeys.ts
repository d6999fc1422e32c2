import { useEffect, useRef, useState } from 'react';
import type { ProjectData } from '../../live/useProjectData';
import type { TaskActions } from '../../live/useTaskActions';
import type { Task } from '../../model/types';
import type { PickedField } from '../../ui/FieldPicker';
import { isSingleKey } from '../../ui/singleKey';
import type { TaskRoute } from './useTaskRoute';

const pickers: Record<string, PickedField> = {
  s: 'status',
  p: 'priority',
  a: 'assignees',
  l: 'labels',
  d: 'due',
};

interface PanelKeysOptions {
  task: Task | undefined;
  data: ProjectData;
  actions: TaskActions;
  route: TaskRoute;
  onClose: () => void;
}

/** Single keys act on the open task when nothing nearer takes them; J and K go on, Escape closes. */
export function usePanelKeys(options: PanelKeysOptions) {
  const [picker, setPicker] = useState<PickedField | null>(null);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { task, data, actions, route, onClose } = latest.current;
      if (!task || event.defaultPrevented) return;
      if (event.key === 'Escape') {
        // Fields and boxes above the panel take their own Escape.
        if (
          (event.target as Element).closest('input, textarea, select') ||
          document.querySelector('.MuiModal-root')
        )
          return;
        onClose();
        return;
      }
      if (!isSingleKey(event)) return;
      const field = pickers[event.key];
      const me = data.me?.userId;
      const towards = event.key === 'j' ? route.next : event.key === 'k' ? route.previous : undefined;
      if (towards) route.open(towards);
      else if (!data.canEdit) return;
      else if (field) setPicker(field);
      else if (event.key === 'D') actions.edit([task], { dueDate: null });
      else if (event.key === 'i' && me && !task.assigneeIds.includes(me))
        actions.edit([task], { assigneeIds: [...task.assigneeIds, me] });
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return { picker, setPicker };
}
