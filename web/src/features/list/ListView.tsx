import Button from '@mui/material/Button';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { useProjectData } from '../../live/useProjectData';
import { useTaskActions } from '../../live/useTaskActions';
import { selectPendingIds, selectProjectLoaded, selectTasks } from '../../model/selectors';
import type { Task } from '../../model/types';
import { EmptyState } from '../../ui/EmptyState';
import { FieldPicker, type PickedField } from '../../ui/FieldPicker';
import { RowsSkeleton } from '../../ui/Skeletons';
import { statusShapes } from '../../ui/StatusIcon';
import { useRemoteGlow } from '../../ui/useRemoteGlow';
import { useResolved } from '../../ui/useResolved';
import { useTaskFilter } from '../../ui/useTaskFilter';
import { AddLine } from './AddLine';
import { BulkBar } from './BulkBar';
import { GroupLine } from './GroupLine';
import { GroupMenu } from './GroupMenu';
import styles from './List.module.css';
import { ListHead } from './ListHead';
import { listRows, type TaskRow } from './listRows';
import { newTaskIn } from './newTaskIn';
import { TaskLine, type LineActs } from './TaskLine';
import { useListKeys } from './useListKeys';
import { useListView } from './useListView';
import { useSelection } from './useSelection';

const assigneesOf = (task: Task) => task.assigneeIds;
const labelIdsOf = (task: Task) => task.labelIds;

export function ListView({ projectId }: { projectId: string }) {
  const loaded = useAppSelector((state) => selectProjectLoaded(state, projectId));
  return loaded ? <LoadedList projectId={projectId} /> : <RowsSkeleton />;
}

function LoadedList({ projectId }: { projectId: string }) {
  const navigate = useNavigate();
  const view = useListView();
  const data = useProjectData(projectId);
  const actions = useTaskActions(projectId, data);
  const tasks = useAppSelector((state) => selectTasks(state, projectId));
  const pendingIds = useAppSelector(selectPendingIds);
  const { matches, active, clear } = useTaskFilter(data.me?.userId);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const [picker, setPicker] = useState<{
    field: PickedField;
    tasks: readonly Task[];
    anchor: Element;
  } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const glowing = useRemoteGlow(tasks, pendingIds);
  const shapes = useMemo(() => statusShapes(data.statuses), [data.statuses]);
  const byId = useMemo(() => new Map(tasks.map((task) => [task.id, task])), [tasks]);

  const peopleOf = useResolved(data.personById, assigneesOf);
  const labelsOf = useResolved(data.labelById, labelIdsOf);

  const { grouping, sorting } = view;
  const { statuses, people, labels, canEdit } = data;
  const rows = useMemo(
    () =>
      listRows(tasks.filter(matches), {
        grouping,
        sorting,
        folded,
        statuses,
        people,
        labels,
        canAdd: canEdit,
      }),
    [tasks, matches, grouping, sorting, folded, statuses, people, labels, canEdit],
  );
  const taskRows = useMemo(() => rows.filter((row): row is TaskRow => row.kind === 'task'), [rows]);
  const groupNames = useMemo(
    () => new Map(rows.flatMap((row) => (row.kind === 'group' ? [[row.id, row.name]] : []))),
    [rows],
  );
  const selection = useSelection(taskRows, byId);
  // A line that an edit put into another group is still the one that one was at.
  const focusRow = (
    taskRows.find((row) => row.id === focused) ??
    taskRows.find((row) => focused?.endsWith(row.task.id)) ??
    taskRows[0]
  )?.id;
  const rowHeight = useRowHeight();

  const kept = rows.findIndex((row) => row.id === focusRow);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.id ?? index,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? rowHeight.group : rowHeight.task),
    overscan: 8,
    scrollPaddingStart: 32,
    rangeExtractor({ startIndex, endIndex, overscan, count }) {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      return kept >= 0 && (kept < from || kept > to) ? [...shown, kept].sort((a, b) => a - b) : shown;
    },
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  useEffect(() => {
    const row =
      wanted.current && scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  const focusOn = (id: string) => {
    wanted.current = id;
    setFocused(id);
    virtual.scrollToIndex(rows.findIndex((row) => row.id === id));
  };

  const hrefOf = (task: Task) => view.base + encodeURIComponent(task.key || task.id);
  const toggle = (id: string) =>
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const latest = useRef({ actions, selection, toggle });
  latest.current = { actions, selection, toggle };
  const [acts] = useState<LineActs>(() => ({
    onSelect: (row, range) => latest.current.selection.toggle(row.task.id, range),
    onFold: (id) => latest.current.toggle(id),
    onPick: ({ task }, field, anchor) => setPicker({ field, tasks: [task], anchor }),
    onRename: ({ task }, title) => latest.current.actions.edit([task], { title }),
    onRenameEnd: () => setEditing(null),
    onEstimate: ({ task }, estimateMinutes) => latest.current.actions.edit([task], { estimateMinutes }),
  }));
  const listeners = useListKeys({
    ...{ taskRows, data, actions, selection, focusOn, toggle, setEditing },
    scroller,
    onOpen: (task) => void navigate({ search: hrefOf(task) }),
    onPick: (field, of, anchor) => setPicker({ field, tasks: of, anchor }),
    onNew: (group) => setAdding(group ?? rows.find((row) => row.kind === 'add')?.group ?? null),
    onFocus: setFocused,
  });

  const add = (group: string, title: string) => {
    const fields = newTaskIn(grouping, group, { title, statuses, tasks });
    if (fields) actions.add(fields);
  };
  const controls = <GroupMenu grouping={grouping} onGroup={view.group} />;

  if (taskRows.length === 0 && active && folded.size === 0) {
    return (
      <>
        {controls}
        <EmptyState
          action={
            <Button variant="outlined" onClick={clear}>
              Clear filters
            </Button>
          }
        >
          No task matches this filter.
        </EmptyState>
      </>
    );
  }
  return (
    <div className={styles.whole}>
      {controls}
      <div ref={scroller} className={styles.list} {...listeners}>
        <div
          role="treegrid"
          aria-label="Tasks"
          aria-rowcount={rows.length + 1}
          aria-multiselectable
          className={styles.grid}
        >
          <ListHead
            sorting={sorting}
            onSort={view.sort}
            selected={selection.extent}
            onSelectAll={selection.toggleAll}
          />
          <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              const place = {
                position: 'absolute',
                top: 0,
                left: 0,
                width: '100%',
                transform: `translateY(${item.start}px)`,
              } as const;
              return (
                <div key={item.key} role="presentation" style={place}>
                  {row.kind === 'group' ? (
                    <GroupLine
                      row={row}
                      number={item.index + 2}
                      grouping={grouping}
                      data={data}
                      shapes={shapes}
                      onFold={toggle}
                    />
                  ) : row.kind === 'add' ? (
                    <div role="row" className={styles.adder} aria-rowindex={item.index + 2}>
                      <div role="gridcell" style={{ display: 'flex', flex: 1 }}>
                        <AddLine
                          group={groupNames.get(row.group) ?? 'the list'}
                          adding={adding === row.group}
                          onStart={() => setAdding(row.group)}
                          onAdd={(title) => add(row.group, title)}
                          onEnd={() => setAdding(null)}
                        />
                      </div>
                    </div>
                  ) : (
                    <TaskLine
                      row={row}
                      number={item.index + 2}
                      status={data.statusById.get(row.task.statusId)}
                      shape={shapes.get(row.task.statusId) ?? 'todo'}
                      people={peopleOf(row.task)}
                      labels={labelsOf(row.task)}
                      parentKey={
                        row.depth === 0 && row.task.parentId ? byId.get(row.task.parentId)?.key : undefined
                      }
                      href={hrefOf(row.task)}
                      selected={selection.has(row.task.id)}
                      tabbable={row.id === focusRow}
                      open={view.openKey === (row.task.key || row.task.id)}
                      editing={editing === row.id}
                      glowing={glowing.has(row.task.id)}
                      pending={pendingIds.has(row.task.id)}
                      canEdit={canEdit}
                      acts={acts}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {selection.tasks.length > 0 && canEdit && (
        <BulkBar
          count={selection.tasks.length}
          onPick={(field, anchor) => setPicker({ field, tasks: selection.tasks, anchor })}
          onDelete={
            data.canDelete
              ? () => {
                  actions.remove(selection.tasks);
                  selection.clear();
                }
              : undefined
          }
          onClear={selection.clear}
        />
      )}
      {picker && (
        <FieldPicker
          field={picker.field}
          anchor={picker.anchor}
          tasks={picker.tasks.map((task) => byId.get(task.id) ?? task)}
          choices={data}
          onStatus={(statusId) => actions.setStatus(picker.tasks, statusId)}
          onChange={(change) =>
            actions.edit(
              picker.tasks.map((task) => byId.get(task.id) ?? task),
              change,
            )
          }
          onCreateLabel={actions.newLabel}
          onClose={() => {
            wanted.current = focusRow ?? null;
            setPicker(null);
          }}
        />
      )}
    </div>
  );
}

/** The heights of the density in force, which only the style sheet knows. */
function useRowHeight() {
  return useMemo(() => {
    const task = parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10) || 36;
    return { task, group: task > 44 ? 44 : 34 };
  }, []);
}
