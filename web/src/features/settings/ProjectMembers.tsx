import Button from '@mui/material/Button';
import { useState } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { addProjectMember, patchProjectMember, removeProjectMember } from '../../model/projectCommands';
import { selectProjectMembers, selectWorkspaceMembers } from '../../model/selectors';
import type { Project, ProjectRole, WorkspaceMember } from '../../model/types';
import { Avatar } from '../../ui/Avatar';
import { Icon } from '../../ui/Icon';
import { Picker } from '../../ui/Picker';
import { ChoiceButton, type Choice } from '../../ui/ChoiceButton';
import styles from './settings.module.css';

const roles: readonly Choice<ProjectRole>[] = [
  { value: 'lead', name: 'Lead' },
  { value: 'contributor', name: 'Contributor' },
  { value: 'viewer', name: 'Viewer' },
];

interface ProjectMembersProps {
  project: Project;
  readOnly: boolean;
}

/** Who has a role of their own here, and who sees the project by their role in the workspace. */
export function ProjectMembers({ project, readOnly }: ProjectMembersProps) {
  const dispatch = useAppDispatch();
  const people = useAppSelector((state) => selectWorkspaceMembers(state, project.workspaceId));
  const members = useAppSelector((state) => selectProjectMembers(state, project.id));
  const [adding, setAdding] = useState<HTMLElement | null>(null);
  const own = new Map(members.map((member) => [member.userId, member]));
  const listed = people.filter((person) => own.has(person.userId) || impliedRole(person, project));
  const rest = people.filter((person) => !own.has(person.userId) && !isManager(person));

  return (
    <section id="members" className={styles.section} aria-labelledby="members-head">
      <h2 id="members-head">Members</h2>
      <p className={styles.lead}>
        Leads manage the project, contributors write, viewers read and comment. Owners and admins of the
        workspace are leads everywhere.
      </p>
      <ul className={styles.list} aria-label="Members of the project">
        {listed.map((person) => {
          const member = own.get(person.userId);
          const implied = isManager(person);
          return (
            <li key={person.id} className={styles.row}>
              <Avatar person={person} size={24} decorative />
              <bdi className="pf-grow pf-cut pf-medium">{person.name}</bdi>
              {member && !implied ? (
                <ChoiceButton
                  value={member.role}
                  label={`Role of ${person.name}`}
                  choices={roles}
                  readOnly={readOnly}
                  onChange={(role) => dispatch(sendCommand(patchProjectMember(member, role, person.name)))}
                  {...(readOnly
                    ? {}
                    : {
                        remove: {
                          label: 'Remove from project',
                          run: () => dispatch(sendCommand(removeProjectMember(member, person.name))),
                        },
                      })}
                />
              ) : (
                <span className={styles.quiet}>{impliedRole(person, project)}</span>
              )}
            </li>
          );
        })}
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
            if (person)
              dispatch(sendCommand(addProjectMember(project, person.userId, 'contributor', person.name)));
          }}
        />
      )}
    </section>
  );
}

const isManager = (person: WorkspaceMember) => person.role === 'owner' || person.role === 'admin';

function impliedRole(person: WorkspaceMember, project: Project): string | undefined {
  if (isManager(person)) return `Lead, as ${person.role} of the workspace`;
  return person.role === 'member' && !project.private ? 'Viewer, as member of the workspace' : undefined;
}
