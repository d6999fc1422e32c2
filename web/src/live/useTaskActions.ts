import { useMemo } from 'react';
import { positionBetween } from '../lib/position';
import { deleteTasks, patchTasks } from '../model/batchCommands';
import { selectTasks } from '../model/selectors';
import {
  createLabel,
  createTask,
  deleteTask,
  moveTask,
  patchTask,
  type NewTask,
  type TaskFields,
  type TaskPlace,
} from '../model/taskCommands';
import { editWords, nameOf } from '../model/taskWords';
import type { Task } from '../model/types';
import { notify } from './notices';
import { sendCommand, type LiveThunk } from './commands';
import { useAppDispatch } from './hooks';
import type { ProjectData } from './useProjectData';

/** A label's colour by its turn, so that the eight go round. */
const colorTurn = (count: number) => String((count % 8) + 1);

/** The acts that board, list and panel share: each says in a toast what it did and can be taken back. */
export function useTaskActions(projectId: string, data: ProjectData) {
  const dispatch = useAppDispatch();
  return useMemo(
    () => ({
      /** Changes fields of one or many tasks. */
      edit(tasks: readonly Task[], fields: TaskFields | ((task: Task) => TaskFields)) {
        const edits = tasks.map((task) => ({
          task,
          fields: inOrder(task, typeof fields === 'function' ? fields(task) : fields),
        }));
        const [first] = edits;
        if (!first) return;
        const said = editWords(tasks, first.fields, data);
        dispatch(
          sendCommand(
            edits.length === 1
              ? patchTask(first.task, first.fields, said)
              : patchTasks(projectId, edits, said),
          ),
        );
      },
      /** Puts tasks at the end of another status. */
      setStatus(tasks: readonly Task[], statusId: string) {
        const free = movable(tasks, statusId, data);
        if (free.length > 0) dispatch(toEndOf(projectId, free, statusId, data));
      },
      /** False if the workflow does not take the task there; then a toast has said so. */
      move(task: Task, place: TaskPlace): boolean {
        if (movable([task], place.statusId, data).length === 0) return false;
        const moved =
          place.statusId === task.statusId ? `${nameOf(task)} moved` : editWords([task], place, data);
        dispatch(sendCommand(moveTask(task, place, moved)));
        return true;
      },
      /** Returns the new task's id. */
      add(fields: NewTask): string {
        const draft = createTask(projectId, fields);
        dispatch(sendCommand(draft));
        return draft.patches[0]?.entityId ?? '';
      },
      remove(tasks: readonly Task[]) {
        dispatch(removeWithParts(projectId, tasks));
      },
      /** Returns the new label's id. */
      newLabel(name: string): string {
        const draft = createLabel(projectId, { name, color: colorTurn(data.labels.length) });
        dispatch(sendCommand(draft));
        return draft.patches[0]?.entityId ?? '';
      },
    }),
    [dispatch, projectId, data],
  );
}

export type TaskActions = ReturnType<typeof useTaskActions>;

/** Those that the workflow lets me take there; what stays behind is said. */
function movable(tasks: readonly Task[], statusId: string, data: ProjectData): readonly Task[] {
  const free = tasks.filter((task) => data.mayTransition(task.statusId, statusId));
  const kept = tasks.filter((task) => !free.includes(task));
  const [first] = kept;
  if (first) {
    const stays = kept.length === 1 ? `${nameOf(first)} stays` : `${kept.length} tasks stay`;
    const name = (id: string) => data.statusById.get(id)?.name ?? 'another status';
    notify({
      text: `${stays} in ${name(first.statusId)}: the workflow does not lead from there to ${name(statusId)}.`,
      tone: 'error',
    });
  }
  return free;
}

/** A start after the due date is no plan: the date that was set wins and the other follows. */
function inOrder(task: Task, fields: TaskFields): TaskFields {
  const { startDate = task.startDate, dueDate = task.dueDate } = fields;
  if (!startDate || !dueDate || startDate <= dueDate) return fields;
  return fields.dueDate ? { ...fields, startDate: dueDate } : { ...fields, dueDate: startDate };
}

function toEndOf(
  projectId: string,
  tasks: readonly Task[],
  statusId: string,
  data: ProjectData,
): LiveThunk<void> {
  return (dispatch, getState) => {
    let last =
      selectTasks(getState(), projectId).findLast((task) => task.statusId === statusId)?.position ?? null;
    const edits = tasks
      .filter((task) => task.statusId !== statusId)
      .map((task) => {
        last = positionBetween(last, null);
        return { task, fields: { statusId, position: last } };
      });
    const [first] = edits;
    if (!first) return;
    const said = editWords(
      edits.map(({ task }) => task),
      first.fields,
      data,
    );
    dispatch(
      sendCommand(
        edits.length === 1 ? moveTask(first.task, first.fields, said) : patchTasks(projectId, edits, said),
      ),
    );
  };
}

/** A task goes with its sub-tasks, all the way down. */
function removeWithParts(projectId: string, tasks: readonly Task[]): LiveThunk<void> {
  return (dispatch, getState) => {
    const all = selectTasks(getState(), projectId);
    const going = new Set(tasks.map((task) => task.id));
    for (let grew = true; grew;) {
      const more = all.filter((task) => task.parentId && going.has(task.parentId) && !going.has(task.id));
      for (const task of more) going.add(task.id);
      grew = more.length > 0;
    }
    const [only] = tasks;
    if (only && tasks.length === 1) {
      dispatch(
        sendCommand(
          deleteTask(
            only,
            all.filter((task) => going.has(task.id) && task.id !== only.id),
          ),
        ),
      );
      return;
    }
    const rows = all.filter((task) => going.has(task.id));
    dispatch(sendCommand(deleteTasks(projectId, rows, `${rows.length} tasks deleted`)));
  };
}
