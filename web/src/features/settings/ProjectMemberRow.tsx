import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import type { RoleChoices } from '../../live/useRoleChoices';
import { patchProjectMember, removeProjectMember } from '../../model/projectCommands';
import { roleKey } from '../../model/roles';
import type { Project, ProjectMember, WorkspaceMember } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { ChoiceButton } from '../../ui/ChoiceButton';
import { IconAction } from '../../ui/IconAction';
import { WhyAccess } from './WhyAccess';
import styles from './settings.module.css';

interface ProjectMemberRowProps {
  project: Project;
  person: WorkspaceMember;
  /** Their own role here, where it is the one that counts. */
  member: ProjectMember | undefined;
  /** In place of one: what they are here by another rule. */
  implied: string;
  roles: RoleChoices;
  readOnly: boolean;
}

export function ProjectMemberRow(props: ProjectMemberRowProps) {
  const { project, person, member, implied, roles, readOnly } = props;
  const dispatch = useAppDispatch();
  const me = useAppSelector((state) => state.model.userId) === person.userId;
  const [why, setWhy] = useState<HTMLElement | null>(null);
  const key = member && roleKey(member);
  const mayChange = !readOnly && key !== undefined && roles.mayGive(key);
  const remove = (label: string) => ({
    remove: {
      label,
      run: () => member && dispatch(sendCommand(removeProjectMember(member, person.name))),
    },
  });
  return (
    <li className={styles.row}>
      <Avatar person={person} size={24} decorative />
      <bdi className="pf-grow pf-cut pf-medium">{person.name}</bdi>
      {member && key !== undefined ? (
        <ChoiceButton
          value={key}
          label={`Role of ${person.name}`}
          name={roles.nameOf(key)}
          choices={roles.all.filter(({ value }) => roles.mayGive(value) || value === key)}
          readOnly={!mayChange}
          onChange={(next) =>
            dispatch(
              sendCommand({
                ...patchProjectMember(member, next, { name: person.name, role: roles.nameOf(next) }),
                undo: () => patchProjectMember(member, key, { name: person.name, role: roles.nameOf(key) }),
              }),
            )
          }
          {...(me ? remove('Leave this project') : mayChange ? remove('Remove from project') : {})}
        />
      ) : (
        <span className={styles.quiet}>{implied}</span>
      )}
      <IconAction
        icon="eye"
        label={`Why can ${person.name} see this?`}
        expanded={why !== null}
        onClick={(event) => setWhy(event.currentTarget)}
      />
      {why && <WhyAccess anchor={why} project={project} person={person} onClose={() => setWhy(null)} />}
    </li>
  );
}
