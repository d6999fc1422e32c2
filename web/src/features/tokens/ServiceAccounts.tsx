import Button from '@mui/material/Button';
import { useState } from 'react';
import { timeAgo } from '../../lib/dates';
import { useAppSelector } from '../../live/hooks';
import { useRoleChoices, type RoleChoices } from '../../live/useRoleChoices';
import { roleKey } from '../../model/roles';
import { selectCanInWorkspace } from '../../model/selectors';
import { Icon } from '../../ui/Icon';
import { SettingsSection } from '../../ui/SettingsSection';
import { CreateTokenDialog } from './CreateTokenDialog';
import { DeleteServiceAccount, NewServiceAccount } from './ServiceAccountDialogs';
import { TokenList } from './TokenList';
import {
  tokensOf,
  usePatchServiceAccountMutation,
  useServiceAccountsQuery,
  type ServiceAccount,
} from './tokenApi';
import styles from './tokens.module.css';

/** The workspace's members that programs work as. For admins. */
export function ServiceAccounts({ workspaceId }: { workspaceId: string }) {
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  const roles = useRoleChoices(workspaceId, 'workspace', can);
  const manages = can.has('manageMembers');
  const { data, error } = useServiceAccountsQuery(workspaceId, {
    skip: !manages,
    refetchOnMountOrArgChange: true,
  });
  const [making, setMaking] = useState(false);
  return (
    <>
      <SettingsSection
        title="Service accounts"
        lead="A member of its own for a program that works for all of you. It has tokens instead of a sign-in, and stays when a person leaves."
      >
        {!manages && <p className="pf-muted">Whoever manages the members of this workspace manages them.</p>}
        {manages && (
          <div className={styles.head}>
            <Button variant="contained" onClick={() => setMaking(true)}>
              <Icon name="plus" />
              New service account
            </Button>
          </div>
        )}
        {error && 'message' in error && (
          <p role="alert" className={styles.error}>
            {error.message}
          </p>
        )}
        {data?.items.length === 0 && <p className="pf-muted">There are none yet.</p>}
      </SettingsSection>
      {data?.items.map((account) => (
        <AccountSection key={account.userId} workspaceId={workspaceId} account={account} roles={roles} />
      ))}
      {making && (
        <NewServiceAccount
          workspaceId={workspaceId}
          mayGive={roles.all.filter(({ value }) => value !== 'owner' && roles.mayGive(value))}
          onClose={() => setMaking(false)}
        />
      )}
    </>
  );
}

interface AccountSectionProps {
  workspaceId: string;
  account: ServiceAccount;
  roles: RoleChoices;
}

function AccountSection({ workspaceId, account, roles }: AccountSectionProps) {
  const [patch, sending] = usePatchServiceAccountMutation();
  const [open, setOpen] = useState<'token' | 'delete'>();
  const at = tokensOf(workspaceId, account.userId);
  const disabled = account.disabledAt !== null;
  return (
    <SettingsSection
      title={account.name}
      lead={
        <>
          {roles.nameOf(roleKey(account))}
          {disabled
            ? `. Disabled ${timeAgo(account.disabledAt ?? '')}: none of its tokens works.`
            : `. ${account.lastUsedAt ? `Last used ${timeAgo(account.lastUsedAt)}.` : 'Never used.'}`}
        </>
      }
    >
      <TokenList at={at} empty="It has no token yet, so nothing can work as it." />
      <div className={styles.acts}>
        {!disabled && (
          <Button
            variant="outlined"
            aria-label={`New token for ${account.name}`}
            onClick={() => setOpen('token')}
          >
            New token
          </Button>
        )}
        <Button
          variant="outlined"
          aria-disabled={sending.isLoading}
          aria-label={`${disabled ? 'Enable' : 'Disable'} ${account.name}`}
          onClick={() => void patch({ workspaceId, userId: account.userId, disabled: !disabled })}
        >
          {disabled ? 'Enable' : 'Disable'}
        </Button>
        <Button color="error" aria-label={`Delete ${account.name}`} onClick={() => setOpen('delete')}>
          Delete
        </Button>
      </div>
      {open === 'token' && (
        <CreateTokenDialog
          at={at}
          owner={account.name}
          workspaceId={workspaceId}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'delete' && (
        <DeleteServiceAccount
          workspaceId={workspaceId}
          account={account}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SettingsSection>
  );
}
