import { useCallback, useRef } from 'react';
import { useStore } from 'react-redux';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { positionBetween } from '../../lib/position';
import { firstStatus } from '../../model/complete';
import { selectDependencies, selectStatuses, selectTasks, type WithModel } from '../../model/selectors';
import { addDependency, createTask, patchTask, removeDependency } from '../../model/taskCommands';
import type { Dependency, DependencyType, Task } from '../../model/types';
import { announce } from '../../ui/announce';
import { showToast } from '../../ui/toast';
import { movedSentence, sameDates, setDates, setDatesOfAll } from './ganttCommands';
import { typeNames } from './linkRules';
import { spanOf, type Dates } from './span';
import { brokenLinks, type Preview } from './usePlan';
import { compareWaits, type Wait } from './waitsFor';

const named = (task: Task | undefined) => (task ? task.key || task.title : 'a task');

/** Everything that the Gantt writes. Reads the store when it acts, so that nothing here changes with the plan. */
export function useGanttEdits(projectId: string) {
  const dispatch = useAppDispatch();
  const store = useStore<WithModel>();
  const project = useRef(projectId);
  project.current = projectId;

  const read = useCallback(() => {
    const state = store.getState();
    const tasks = selectTasks(state, project.current);
    return {
      tasks,
      byId: new Map(tasks.map((task) => [task.id, task])),
      links: selectDependencies(state, project.current),
    };
  }, [store]);

  const changeDates = useCallback(
    (preview: Preview, about?: Task) => {
      const { byId, links } = read();
      const changes = [...preview].flatMap(([id, dates]) => {
        const task = byId.get(id);
        return task && !sameDates(task, dates) ? [{ task, dates }] : [];
      });
      const [first, ...rest] = changes;
      if (!first) return;
      if (!rest.length) {
        dispatch(sendCommand(setDates(first.task, first.dates)));
        const span = spanOf({ ...first.task, ...first.dates });
        announce(movedSentence(first.task, first.dates, brokenLinks(links, first.task.id, span, byId)));
        return;
      }
      const label = `${named(about ?? first.task)} moved with ${String(changes.length)} tasks`;
      dispatch(sendCommand(setDatesOfAll(project.current, changes, label)));
      announce(`${label}. Undo with Control Z.`);
    },
    [dispatch, read],
  );

  const link = useCallback(
    (predecessorId: string, successorId: string, type: DependencyType, lagMinutes = 0) => {
      const { byId, links } = read();
      const [before, after] = [named(byId.get(predecessorId)), named(byId.get(successorId))];
      if (links.some((old) => old.predecessorId === predecessorId && old.successorId === successorId)) {
        showToast({ text: `${after} already waits for ${before}.` });
        return;
      }
      const label = `${after} waits for ${before}, ${typeNames[type]}`;
      dispatch(
        sendCommand({
          ...addDependency(project.current, { predecessorId, successorId, type, lagMinutes }),
          label,
        }),
      );
      announce(`${label}. Undo with Control Z.`);
    },
    [dispatch, read],
  );

  const unlink = useCallback(
    (dependency: Dependency) => {
      const { byId } = read();
      const label = `${named(byId.get(dependency.successorId))} no longer waits for ${named(byId.get(dependency.predecessorId))}`;
      dispatch(sendCommand({ ...removeDependency(dependency), label }));
      announce(`${label}. Undo with Control Z.`);
    },
    [dispatch, read],
  );

  const changeWaits = useCallback(
    (task: Task, wanted: readonly Wait[]) => {
      const { links } = read();
      const { remove, add } = compareWaits(
        links.filter((old) => old.successorId === task.id),
        wanted,
      );
      if (remove.length + add.length === 0) return;
      const quietly = { undo: undefined };
      const put = (gone: readonly Wait[], come: readonly Wait[]) => {
        const now = read().links.filter((old) => old.successorId === task.id);
        for (const old of now)
          if (gone.some((wait) => wait.predecessorId === old.predecessorId))
            dispatch(sendCommand({ ...removeDependency(old), ...quietly }));
        for (const wait of come)
          dispatch(
            sendCommand({ ...addDependency(project.current, { ...wait, successorId: task.id }), ...quietly }),
          );
      };
      put(remove, add);
      const text = `${named(task)} waits for ${wanted.length ? `${String(wanted.length)} ${wanted.length === 1 ? 'task' : 'tasks'}` : 'nothing'} now`;
      showToast({ text, undo: () => put(add, remove) });
      announce(`${text}.`);
    },
    [dispatch, read],
  );

  const rename = useCallback(
    (task: Task, title: string) =>
      void dispatch(sendCommand({ ...patchTask(task, { title }), undo: undefined })),
    [dispatch],
  );

  const add = useCallback(
    (title: string): string | undefined => {
      const { tasks } = read();
      const status = firstStatus(selectStatuses(store.getState(), project.current));
      if (!status) return undefined;
      const draft = createTask(project.current, {
        title,
        statusId: status.id,
        position: positionBetween(tasks.at(-1)?.position ?? null, null),
      });
      dispatch(sendCommand(draft));
      return draft.patches[0]?.entityId;
    },
    [dispatch, read, store],
  );

  const changeTaskDates = useCallback(
    (task: Task, dates: Dates) => changeDates(new Map([[task.id, dates]])),
    [changeDates],
  );

  return { changeDates, changeTaskDates, link, unlink, changeWaits, rename, add };
}
