import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { usePermissionsQuery } from '../../api/permissionReads';
import type { Problem } from '../../api/problem';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { RoleChoice, RoleChoices } from '../../live/useRoleChoices';
import { createRole, patchRole } from '../../model/roleCommands';
import type { Ability, RoleScope } from '../../model/types';
import { AppDialog } from '../../ui/AppDialog';
import { SelectField } from '../../ui/SelectField';
import { PermissionGroups } from './PermissionGroups';
import styles from './Roles.module.css';

interface RoleEditorProps {
  workspaceId: string;
  scope: RoleScope;
  can: ReadonlySet<Ability>;
  roles: RoleChoices;
  /** Absent: a new one. */
  choice?: RoleChoice;
  readOnly?: boolean;
  onDelete?: () => void;
  onClose: () => void;
}

/** A role in words, beside any other one. */
export function RoleEditor(props: RoleEditorProps) {
  const { workspaceId, scope, can, roles, choice, readOnly = false, onDelete, onClose } = props;
  const dispatch = useAppDispatch();
  const row = useAppSelector((state) => (choice ? state.model.shown.role[choice.value] : undefined));
  const { data, error } = usePermissionsQuery(undefined);
  const [name, setName] = useState(choice?.name ?? '');
  const [description, setDescription] = useState(choice?.hint ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(choice?.permissions));
  const [beside, setBeside] = useState(scope === 'workspace' ? 'member' : 'contributor');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const permissions = data?.permissions.filter((permission) => permission.scope === scope) ?? [];
  const other = roles.all.find(({ value }) => value === beside);
  // Whoever leads every project has all that a project role can be made of.
  const mayGive = (permission: string) =>
    scope === 'project' ? can.has('leadAllProjects') : can.has(permission as Ability);

  const save = async () => {
    if (busy || readOnly) return;
    setBusy(true);
    setProblem(undefined);
    const fields = {
      name: name.trim(),
      description: description.trim(),
      permissions: permissions.map((permission) => permission.name).filter((each) => chosen.has(each)),
    };
    const draft = row ? patchRole(row, fields) : createRole(workspaceId, scope, fields);
    const outcome = await dispatch(sendCommand(draft)).done;
    if (outcome.ok) return onClose();
    setBusy(false);
    setProblem(outcome.problem);
  };
  const nameError =
    problem?.fieldError('name') ?? (problem?.code === 'role_taken' ? problem.message : undefined);

  return (
    <AppDialog
      wide
      title={choice ? choice.name : scope === 'workspace' ? 'New workspace role' : 'New project role'}
      onClose={onClose}
      {...(readOnly ? {} : { onSubmit: () => void save() })}
      actions={
        readOnly ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            {row && onDelete && (
              <Button className={styles.delete} onClick={onDelete}>
                Delete role…
              </Button>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="contained" disabled={!name.trim()} aria-disabled={busy}>
              {busy ? 'Saving' : row ? 'Save role' : 'Create role'}
            </Button>
          </>
        )
      }
    >
      {readOnly ? (
        choice?.hint && <p className={styles.hint}>{choice.hint}</p>
      ) : (
        <div className={styles.fields}>
          <TextField
            label="Name"
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={nameError !== undefined}
            helperText={nameError}
            slotProps={{ htmlInput: { maxLength: 60, dir: 'auto', autoComplete: 'off' } }}
          />
          <TextField
            label="What it is for (optional)"
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 300, dir: 'auto', autoComplete: 'off' } }}
          />
        </div>
      )}
      <SelectField
        label="Compare with"
        value={beside}
        options={roles.all.filter(({ value }) => value !== choice?.value)}
        onChange={setBeside}
        className={styles.compare}
      />
      {error && (
        <p role="alert">{'message' in error ? error.message : 'The permissions could not be read.'}</p>
      )}
      <PermissionGroups
        permissions={permissions}
        chosen={chosen}
        other={other}
        readOnly={readOnly}
        mayGive={mayGive}
        onChange={setChosen}
      />
      {problem && nameError === undefined && (
        <p role="alert" className={styles.error}>
          {problem.message}
        </p>
      )}
    </AppDialog>
  );
}
