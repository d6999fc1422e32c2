import Button from '@mui/material/Button';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type FocusEvent,
  type MouseEvent,
} from 'react';
import { useNavigate } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { useTaskActions } from '../../live/useTaskActions';
import { firstStatus } from '../../model/complete';
import { selectProjectLoaded } from '../../model/selectors';
import { nameOf } from '../../model/taskWords';
import type { Task } from '../../model/types';
import { announce } from '../../ui/announce';
import type { Anchor } from '../../ui/anchor';
import { Icon } from '../../ui/Icon';
import { BoardSkeleton } from '../../ui/Skeletons';
import { statusShapes } from '../../ui/StatusIcon';
import { showToast } from '../../ui/toast';
import { ViewControls } from '../../ui/ViewBar';
import styles from './Board.module.css';
import { BoardColumn, type CardFacts, type ColumnHandle } from './BoardColumn';
import { placeAt, whereIs, type Slot } from './boardColumns';
import { BoardEmpty } from './BoardEmpty';
import type { CardAct } from './boardKeys';
import { BoardTabs } from './BoardTabs';
import { CardTools, type Tool } from './CardTools';
import { FoldedColumn } from './FoldedColumn';
import { useBoardData } from './useBoardData';
import { useBoardKeys } from './useBoardKeys';
import { useBoardView, useNewFromAddress } from './useBoardView';
import { useCardDrag } from './useCardDrag';

const atEnd = Number.MAX_SAFE_INTEGER;

export function Board({ projectId }: { projectId: string }) {
  const loaded = useAppSelector((state) => selectProjectLoaded(state, projectId));
  return loaded ? <LoadedBoard projectId={projectId} /> : <BoardSkeleton />;
}

function LoadedBoard({ projectId }: { projectId: string }) {
  const navigate = useNavigate();
  const view = useBoardView();
  const { folded, adding, setAdding, searchOf } = view;
  const data = useBoardData(projectId, view.withSubtasks);
  const { project, tasks, columns, filter, byId } = data;
  const actions = useTaskActions(projectId, project);
  const shapes = useMemo(() => statusShapes(project.statuses), [project.statuses]);
  const board = useRef<HTMLDivElement>(null);
  const handles = useRef(new Map<string, ColumnHandle>());
  const refocus = useRef<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [tool, setTool] = useState<{ tool: Tool; taskId: string; anchor: Anchor } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const firstColumn = firstStatus(project.statuses)?.id;
  useNewFromAddress(view, firstColumn);

  // One card can be tabbed to: the one that had the focus last, or the first.
  const focusId = whereIs(columns, focused)
    ? focused
    : (columns.find(({ status, tasks: rows }) => rows.length > 0 && !folded.has(status.id))?.tasks[0]?.id ??
      null);

  const focusCard = (id: string) => {
    const at = whereIs(columns, id);
    const column = at && columns[at.column];
    if (!column) return;
    setFocused(id);
    handles.current.get(column.status.id)?.focusCard(id);
  };
  useEffect(() => {
    // A card that was moved by keys takes the focus with it into its new column.
    const id = refocus.current;
    refocus.current = null;
    if (id) focusCard(id);
  });

  const moveTo = (task: Task, slot: Slot, byKeys: boolean) => {
    const place = placeAt(columns, task.id, slot);
    if (!place) return;
    if (!actions.move(task, place) || !byKeys) return;
    refocus.current = task.id;
    const column = columns.find(({ status }) => status.id === slot.statusId);
    const count = (column?.tasks.length ?? 0) + (task.statusId === slot.statusId ? 0 : 1);
    const at = Math.min(slot.index, count - 1) + 1;
    announce(`${nameOf(task)}, ${column?.status.name}, ${at} of ${count}. Undo with Control Z.`);
  };
  const { drag, onPointerDown } = useCardDrag({
    board,
    enabled: project.canEdit,
    slotAt(x, y, taskId) {
      for (const element of board.current?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
        const box = element.getBoundingClientRect();
        if (x < box.left || x > box.right) continue;
        const statusId = element.dataset.column ?? '';
        return { statusId, index: handles.current.get(statusId)?.slotIndexAt(y, taskId) ?? atEnd };
      }
      return null;
    },
    onDrop(taskId, slot) {
      const task = byId.get(taskId);
      if (task) moveTo(task, slot, false);
    },
    onCancel(taskId) {
      const task = byId.get(taskId);
      if (task) announce(`${nameOf(task)} put back.`);
    },
  });

  const copyLink = async ({ key }: Task) => {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}?task=${key}`);
    showToast({ text: `Link to ${key} copied` });
  };
  const onAct = (act: CardAct, task: Task, card: Element) => {
    const me = project.me?.userId;
    if (act.act === 'tool') setTool({ tool: act.tool, taskId: task.id, anchor: card });
    else if (act.act === 'rename') setEditing(task.id);
    else if (act.act === 'copy') void copyLink(task);
    else if (act.act === 'noDue') actions.edit([task], { dueDate: null });
    else if (me && !task.assigneeIds.includes(me))
      actions.edit([task], { assigneeIds: [...task.assigneeIds, me] });
  };
  const onKeyDown = useBoardKeys({
    ...{ columns, folded, byId, focused, focusCard, onAct, canEdit: project.canEdit && !drag },
    onMove: (task, slot) => moveTo(task, slot, true),
    onNew: (statusId) => setAdding(statusId ?? firstColumn ?? null),
  });
  const onContextMenu = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-card]')?.dataset.card;
    if (!id) return;
    event.preventDefault();
    setTool({ tool: 'menu', taskId: id, anchor: { top: event.clientY, left: event.clientX } });
  };

  const onRename = useCallback((task: Task, title: string) => actions.edit([task], { title }), [actions]);
  const onEditEnd = useCallback(() => setEditing(null), []);
  const onMenu = useCallback(
    (task: Task, anchor: Element) => setTool({ tool: 'menu', taskId: task.id, anchor }),
    [],
  );
  const facts = (task: Task): CardFacts => ({
    ...data.factsOf(task),
    search: searchOf(task),
    tabbable: task.id === focusId,
    open: view.openKey === (task.key || task.id),
    dragging: drag?.taskId === task.id,
    editing: editing === task.id,
    onRename,
    onEditEnd,
    onMenu,
  });
  // The cards' own links are what one reaches; the board only listens to what rises from them.
  const listeners = {
    onPointerDown,
    onKeyDown,
    onContextMenu,
    onDragStart: (event: DragEvent) => event.preventDefault(),
    onFocus(event: FocusEvent) {
      const id = (event.target as Element).closest<HTMLElement>('[data-task]')?.dataset.task;
      if (id) setFocused(id);
    },
  };
  const toolTask = tool && byId.get(tool.taskId);

  if (filter.active && columns.every((column) => column.tasks.length === 0))
    return <BoardEmpty onClear={filter.clear} />;
  if (tasks.length === 0 && !adding)
    return <BoardEmpty onAdd={project.canEdit ? () => setAdding(firstColumn ?? null) : undefined} />;
  return (
    <>
      <ViewControls>
        <Button onClick={view.toggleSubtasks}>
          <Icon name="subtasks" />
          {view.withSubtasks ? 'Hide sub-tasks' : 'Show sub-tasks'}
        </Button>
      </ViewControls>
      <BoardTabs columns={columns} shapes={shapes} totals={data.totals} board={board} />
      <div
        ref={board}
        role="group"
        aria-label="Board"
        className={styles.board}
        data-dragging={drag ? true : undefined}
        {...listeners}
      >
        {columns.map((column) => {
          const { id } = column.status;
          const shape = shapes.get(id) ?? 'todo';
          const over = drag?.slot?.statusId === id;
          const held = drag && byId.get(drag.taskId);
          const barred = held !== undefined && held !== null && !project.mayTransition(held.statusId, id);
          return folded.has(id) ? (
            <FoldedColumn
              key={id}
              column={column}
              shape={shape}
              total={data.totals.get(id) ?? 0}
              over={over && !barred}
              barred={barred}
              onUnfold={() => view.setFold(id, false)}
            />
          ) : (
            <BoardColumn
              key={id}
              ref={(handle) => {
                if (handle) handles.current.set(id, handle);
                else handles.current.delete(id);
              }}
              column={column}
              shape={shape}
              total={data.totals.get(id) ?? 0}
              facts={facts}
              focusId={focusId}
              dropIndex={over && !barred ? (drag?.slot?.index ?? null) : null}
              barred={barred}
              draggedId={drag?.taskId ?? null}
              canEdit={project.canEdit}
              adding={adding === id}
              onAdding={setAdding}
              onAdd={(title, place) => actions.add({ title, ...place })}
              onFold={() => view.setFold(id, true)}
            />
          );
        })}
      </div>
      {tool && toolTask && (
        <CardTools
          tool={tool.tool}
          task={toolTask}
          anchor={tool.anchor}
          data={project}
          actions={actions}
          onTool={(next) => queueMicrotask(() => setTool({ ...tool, tool: next }))}
          onClose={() => setTool(null)}
          onOpen={() => void navigate({ search: searchOf(toolTask) })}
          onRename={() => setEditing(toolTask.id)}
          onCopy={() => void copyLink(toolTask)}
          onMove={(to) => {
            const statusId = typeof to === 'object' ? to.statusId : toolTask.statusId;
            moveTo(toolTask, { statusId, index: to === 'top' ? 0 : atEnd }, true);
          }}
        />
      )}
    </>
  );
}
