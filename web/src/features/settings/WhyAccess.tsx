import { useAccessQuery, usePermissionsQuery } from '../../api/permissionReads';
import { useAppSelector } from '../../live/hooks';
import { useRoleChoices } from '../../live/useRoleChoices';
import { roleKey } from '../../model/roles';
import { selectCan, selectCanInWorkspace } from '../../model/selectors';
import type { Project, WorkspaceMember } from '../../model/types';
import { FloatingBox } from '../../ui/FloatingBox';
import styles from './settings.module.css';

interface WhyAccessProps {
  anchor: Element;
  project: Project;
  person: WorkspaceMember;
  onClose: () => void;
}

/** Names the rule by which somebody sees the project, and what it lets them do, as the server decides it at this moment. */
export function WhyAccess({ anchor, project, person, onClose }: WhyAccessProps) {
  const { data, error } = useAccessQuery(
    { projectId: project.id, userId: person.userId },
    { refetchOnMountOrArgChange: true },
  );
  const { data: catalogue } = usePermissionsQuery(undefined);
  const can = useAppSelector((state) => selectCan(state, project.id));
  const canHere = useAppSelector((state) => selectCanInWorkspace(state, project.workspaceId));
  const inProject = useRoleChoices(project.workspaceId, 'project', can);
  const inWorkspace = useRoleChoices(project.workspaceId, 'workspace', canHere);
  const allowed = new Set<string>(data?.can);
  const titles = catalogue?.permissions.filter(({ name }) => allowed.has(name)).map(({ title }) => title);
  return (
    <FloatingBox
      anchor={anchor}
      label={`Why can ${person.name} see this?`}
      className={styles.why}
      onClose={onClose}
    >
      <h3>Why can {person.name} see this?</h3>
      {error && <p role="alert">{'message' in error ? error.message : 'The answer could not be read.'}</p>}
      {data && (
        <>
          <p>
            {rule(
              person.name,
              data.because,
              inWorkspace.nameOf(roleOf(data.workspaceRole, data.workspaceRoleId)),
            )}
          </p>
          {data.role && (
            <p className="pf-muted">
              They count as <strong>{inProject.nameOf(roleOf(data.role, data.roleId))}</strong>
              {titles?.length ? `: ${titles.join(', ').toLowerCase()}.` : ', and only look.'}
            </p>
          )}
        </>
      )}
      <button type="button" className={styles.whyDone} onClick={onClose}>
        Close
      </button>
    </FloatingBox>
  );
}

const roleOf = (role: string, roleId: string | null) => roleKey({ role, roleId });

function rule(name: string, because: string | null, workspaceRole: string): string {
  switch (because) {
    case 'ownRole':
      return `${name} is a member of this project.`;
    case 'workspaceRole':
      return `${name} is ${workspaceRole} of the workspace, and that role leads every project.`;
    case 'openProject':
      return `The project is open, and ${name} is ${workspaceRole} of the workspace, who sees open projects.`;
    default:
      return `${name} does not see this project.`;
  }
}
