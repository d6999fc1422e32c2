import { useParams } from 'react-router';
import { ImportWizard } from '../features/imports/ImportWizard';
import { TopBar } from './TopBar';

export function ImportPage() {
  const { workspaceId = '' } = useParams();
  return (
    <>
      <TopBar title="Import a plan" />
      <ImportWizard workspaceId={workspaceId} />
    </>
  );
}
