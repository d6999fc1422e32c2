import Button from '@mui/material/Button';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { useRoleChoices } from '../../live/useRoleChoices';
import { addProjectMember } from '../../model/projectCommands';
import { reach } from '../../model/roles';
import { selectCan, selectProjectMembers, selectWorkspaceMembers } from '../../model/selectors';
import type { Project } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { Picker } from '../../ui/Picker';
import { ProjectMemberRow } from './ProjectMemberRow';
import styles from './settings.module.css';

interface ProjectMembersProps {
  project: Project;
  readOnly: boolean;
}

/** Who has a role of their own here, and who sees the project by their role in the workspace. */
export function ProjectMembers({ project, readOnly }: ProjectMembersProps) {
  const dispatch = useAppDispatch();
  const people = useAppSelector((state) => selectWorkspaceMembers(state, project.workspaceId));
  const custom = useAppSelector((state) => state.model.shown.role);
  const members = useAppSelector((state) => selectProjectMembers(state, project.id));
  const can = useAppSelector((state) => selectCan(state, project.id));
  const roles = useRoleChoices(project.workspaceId, 'project', can);
  const [adding, setAdding] = useState<HTMLElement | null>(null);
  const own = new Map(members.map((member) => [member.userId, member]));
  const rows = people.map((person) => ({
    person,
    member: own.get(person.userId),
    sees: reach(person, custom),
  }));
  const listed = rows.filter(
    ({ member, sees }) => member || sees === 'all' || (sees === 'open' && !project.private),
  );
  const rest = rows.filter(({ member, sees }) => !member && sees !== 'all').map(({ person }) => person);
  const added = roles.mayGive('contributor') ? 'contributor' : 'viewer';

  return (
    <section id="members" className={styles.section} aria-labelledby="members-head">
      <h2 id="members-head">Members</h2>
      <p className={styles.lead}>
        Leads manage the project, contributors write, viewers read and comment. Owners and admins of the
        workspace are leads everywhere.
      </p>
      <ul className={styles.list} aria-label="Members of the project">
        {listed.map(({ person, member, sees }) => (
          <ProjectMemberRow
            key={person.id}
            project={project}
            person={person}
            member={sees === 'all' ? undefined : member}
            implied={sees === 'all' ? 'Lead of every project' : 'Viewer, as the project is open'}
            roles={roles}
            readOnly={readOnly}
          />
        ))}
      </ul>
      {!readOnly && (
        <Button
          variant="outlined"
          sx={{ alignSelf: 'flex-start' }}
          disabled={rest.length === 0}
          onClick={(event) => setAdding(event.currentTarget)}
        >
          <Icon name="plus" />
          Add a member
        </Button>
      )}
      {adding && (
        <Picker
          anchor={adding}
          title="Add a member…"
          options={rest.map((person) => ({
            id: person.userId,
            label: person.name,
            icon: <Avatar person={person} decorative />,
            hint: person.email,
          }))}
          value={[]}
          onClose={() => setAdding(null)}
          onChange={([userId]) => {
            const person = rest.find((candidate) => candidate.userId === userId);
            if (person) dispatch(sendCommand(addProjectMember(project, person.userId, added, person.name)));
          }}
        />
      )}
    </section>
  );
}
