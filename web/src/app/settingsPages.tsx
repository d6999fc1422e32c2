import { useParams } from 'react-router';
import { Audit } from '../features/audit/Audit';
import { Members } from '../features/people/Members';
import { Roles } from '../features/roles/Roles';
import { SignInRules } from '../features/settings/SignInRules';
import { WorkspaceSettings } from '../features/settings/WorkspaceSettings';

export function MembersPage() {
  const { workspaceId = '' } = useParams();
  return <Members workspaceId={workspaceId} />;
}

export function RolesPage() {
  const { workspaceId = '' } = useParams();
  return <Roles workspaceId={workspaceId} />;
}

export function WorkspacePage() {
  const { workspaceId = '' } = useParams();
  return <WorkspaceSettings workspaceId={workspaceId} />;
}

export function SignInPage() {
  const { workspaceId = '' } = useParams();
  return <SignInRules key={workspaceId} workspaceId={workspaceId} />;
}

export function AuditPage() {
  const { workspaceId = '' } = useParams();
  return <Audit key={workspaceId} workspaceId={workspaceId} />;
}
