import type { ProjectData } from '../../live/useProjectData';
import type { TaskActions } from '../../live/useTaskActions';
import type { Task } from '../../model/types';
import { ActionMenu, type Action } from '../../ui/ActionMenu';
import { barredHint, FieldPicker, type PickedField } from '../../ui/FieldPicker';
import type { Anchor } from '../../ui/anchor';
import { Picker } from '../../ui/Picker';
import { StatusIcon, statusShapes } from '../../ui/StatusIcon';

export type Tool = 'menu' | 'move' | PickedField;

interface CardToolsProps {
  tool: Tool;
  task: Task;
  anchor: Anchor;
  data: ProjectData;
  actions: TaskActions;
  onTool: (tool: Tool) => void;
  onClose: () => void;
  onOpen: () => void;
  onRename: () => void;
  onCopy: () => void;
  /** To the end of a status, or to an end of the column it stands in. */
  onMove: (place: { statusId: string } | 'top' | 'bottom') => void;
}

const fieldActions: [PickedField, string, Action['icon'], string][] = [
  ['status', 'Status…', 'status', 'S'],
  ['priority', 'Priority…', 'workload', 'P'],
  ['assignees', 'Assign…', 'user', 'A'],
  ['labels', 'Labels…', 'label', 'L'],
  ['due', 'Due date…', 'calendar', 'D'],
];

/** The menu of a card and the pickers that its entries and keys open. */
export function CardTools(props: CardToolsProps) {
  const { tool, task, anchor, data, actions, onTool, onClose, onMove } = props;
  if (tool === 'menu') {
    return (
      <ActionMenu
        anchor={anchor}
        title={`Actions for ${task.key || task.title}`}
        onClose={onClose}
        groups={[
          [
            { label: 'Open', icon: 'arrow', keys: 'Enter', run: props.onOpen },
            ...(data.canEdit
              ? [{ label: 'Edit title', icon: 'list' as const, keys: 'E', run: props.onRename }]
              : []),
            { label: 'Copy link', icon: 'copy', keys: 'Ctrl Shift C', run: props.onCopy },
          ],
          data.canEdit
            ? [
                { label: 'Move to…', icon: 'board', keys: 'M', run: () => onTool('move') },
                ...fieldActions.map(([field, label, icon, keys]) => ({
                  label,
                  icon,
                  keys,
                  run: () => onTool(field),
                })),
              ]
            : [],
          data.canDelete
            ? [{ label: 'Delete', icon: 'trash', danger: true, run: () => actions.remove([task]) }]
            : [],
        ]}
      />
    );
  }
  if (tool === 'move') {
    const shapes = statusShapes(data.statuses);
    return (
      <Picker
        anchor={anchor}
        title="Move to…"
        keys="M"
        options={[
          ...data.statuses.map(({ id, name }) => ({
            id,
            label: name,
            icon: <StatusIcon shape={shapes.get(id) ?? 'todo'} />,
            ...barredHint(!data.mayTransition(task.statusId, id)),
          })),
          { id: 'top', label: 'Top of this column' },
          { id: 'bottom', label: 'Bottom of this column' },
        ]}
        value={[task.statusId]}
        onChange={([id]) => id && onMove(id === 'top' || id === 'bottom' ? id : { statusId: id })}
        onClose={onClose}
      />
    );
  }
  return (
    <FieldPicker
      field={tool}
      anchor={anchor}
      tasks={[task]}
      choices={data}
      onStatus={(statusId) => onMove({ statusId })}
      onChange={(change) => actions.edit([task], change)}
      onCreateLabel={actions.newLabel}
      onClose={onClose}
    />
  );
}
