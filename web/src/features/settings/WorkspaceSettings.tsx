import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchWorkspace } from '../../model/projectCommands';
import { selectCanInWorkspace, selectWorkspace } from '../../model/selectors';
import { SavingField } from '../../ui/SavingField';
import styles from './settings.module.css';

export function WorkspaceSettings({ workspaceId }: { workspaceId: string }) {
  const dispatch = useAppDispatch();
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  if (!workspace) return null;
  return (
    <section className={styles.section} aria-labelledby="workspace-head">
      <h2 id="workspace-head">Workspace</h2>
      <SavingField
        label="Name"
        value={workspace.name}
        maxLength={100}
        readOnly={!can.has('manageWorkspace')}
        hint={
          can.has('manageWorkspace')
            ? 'Everyone in the workspace sees it.'
            : 'Owners, admins and whoever manages the workspace can change it.'
        }
        check={(name) => (name ? undefined : 'A workspace needs a name.')}
        onSave={(name) => dispatch(sendCommand(patchWorkspace(workspace, name)))}
      />
    </section>
  );
}
