import Switch from '@mui/material/Switch';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchWorkspace, requireSecondFactor } from '../../model/projectCommands';
import { selectCanInWorkspace, selectWorkspace } from '../../model/selectors';
import { SavingField } from '../../ui/SavingField';
import styles from './settings.module.css';

export function WorkspaceSettings({ workspaceId }: { workspaceId: string }) {
  const dispatch = useAppDispatch();
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  if (!workspace) return null;
  return (
    <>
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
      <section className={styles.section} aria-labelledby="security-head">
        <h2 id="security-head">Security</h2>
        <div className={styles.switch}>
          <Switch
            checked={workspace.requiresSecondFactor}
            disabled={!can.has('ownWorkspace')}
            onChange={(_, checked) => dispatch(sendCommand(requireSecondFactor(workspace, checked)))}
            slotProps={{
              input: {
                role: 'switch',
                'aria-labelledby': 'two-factors',
                'aria-describedby': 'two-factors-means',
              },
            }}
          />
          <div>
            <p id="two-factors" className="pf-medium">
              Require a second factor
            </p>
            <p id="two-factors-means" className={styles.quiet}>
              Whoever has not signed in with a passkey or an app's code stays out until they do. Nobody loses
              their account, and tokens that were made without a second factor stop working here.
              {!can.has('ownWorkspace') && ' Owners can change it.'}
            </p>
          </div>
        </div>
      </section>
    </>
  );
}
