import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAppSelector } from '../../live/hooks';
import { useRoleChoices, type RoleChoice } from '../../live/useRoleChoices';
import { roleKey } from '../../model/roles';
import { selectCanInWorkspace, selectWorkspaceMembers } from '../../model/selectors';
import type { RoleScope } from '../../model/types';
import { Icon } from '../../ui/Icon';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import { DeleteRole } from './DeleteRole';
import { RoleEditor } from './RoleEditor';

type Open = { what: 'new' } | { what: 'role' | 'delete'; choice: RoleChoice };

/** What roles there are, what each gives, and the way to make one's own. */
export function Roles({ workspaceId }: { workspaceId: string }) {
  return (
    <>
      <RoleSection
        workspaceId={workspaceId}
        scope="workspace"
        title="Roles in the workspace"
        lead="Every member has one of them. The first four are always there; make others from the same permissions."
      />
      <RoleSection
        workspaceId={workspaceId}
        scope="project"
        title="Roles in projects"
        lead="A project’s own members have one of them there."
      />
    </>
  );
}

interface RoleSectionProps {
  workspaceId: string;
  scope: RoleScope;
  title: string;
  lead: string;
}

function RoleSection({ workspaceId, scope, title, lead }: RoleSectionProps) {
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  const members = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId));
  const roles = useRoleChoices(workspaceId, scope, can);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const manages = can.has('manageRoles');
  const people = (key: string) => members.filter((member) => roleKey(member) === key).length;
  const shared = { workspaceId, scope, can, roles };

  return (
    <SettingsSection title={title} lead={lead}>
      <SettingsList label={title}>
        {roles.all.map((choice) => (
          <SettingsRow
            key={choice.value}
            title={
              <>
                <bdi>{choice.name}</bdi>
                {scope === 'workspace' && (
                  <span className="pf-faint"> {count(people(choice.value), 'person', 'people')}</span>
                )}
              </>
            }
            detail={choice.hint || count(choice.permissions.length, 'permission', 'permissions')}
            action={
              <Button
                variant="outlined"
                aria-label={`${choice.own && manages ? 'Edit' : 'Look at'} ${choice.name}`}
                onClick={() => setOpen({ what: 'role', choice })}
              >
                {choice.own && manages ? 'Edit' : 'Look'}
              </Button>
            }
          />
        ))}
      </SettingsList>
      {manages && (
        <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => setOpen({ what: 'new' })}>
          <Icon name="plus" />
          {scope === 'workspace' ? 'New workspace role' : 'New project role'}
        </Button>
      )}
      {open?.what === 'new' && <RoleEditor {...shared} onClose={close} />}
      {open?.what === 'role' && (
        <RoleEditor
          {...shared}
          choice={open.choice}
          readOnly={!open.choice.own || !manages}
          onDelete={() => setOpen({ what: 'delete', choice: open.choice })}
          onClose={close}
        />
      )}
      {open?.what === 'delete' && (
        <DeleteRole
          {...shared}
          choice={open.choice}
          people={scope === 'workspace' ? people(open.choice.value) : undefined}
          onClose={close}
        />
      )}
    </SettingsSection>
  );
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
