import { useNavigate } from 'react-router';
import { useAppSelector } from '../live/hooks';
import { selectWorkspaces } from '../model/selectors';
import type { Workspace } from '../model/types';
import { ActionMenu } from '../ui/ActionMenu';

interface WorkspaceMenuProps {
  workspace: Workspace;
  anchor: Element;
  onClose: () => void;
}

export function WorkspaceMenu({ workspace, anchor, onClose }: WorkspaceMenuProps) {
  const navigate = useNavigate();
  const workspaces = useAppSelector(selectWorkspaces);
  const go = (to: string) => () => void navigate(to);
  const home = `/w/${workspace.id}`;
  return (
    <ActionMenu
      anchor={anchor}
      title="Workspace"
      onClose={onClose}
      groups={[
        [
          { label: 'Members', icon: 'users', run: go(`${home}/settings/members`) },
          { label: 'Workspace settings', icon: 'settings', run: go(`${home}/settings/workspace`) },
          { label: 'Import a plan', icon: 'import', run: go(`${home}/import`) },
        ],
        [
          ...workspaces.map((other) => ({
            label: other.name,
            checked: other.id === workspace.id,
            run: go(`/w/${other.id}`),
          })),
          { label: 'New workspace', icon: 'plus' as const, run: go('/welcome') },
        ],
      ]}
    />
  );
}
