import { ListView } from '../features/list/ListView';
import { useProject } from './projectViews';

export function ListPage() {
  const { id } = useProject();
  return <ListView key={id} projectId={id} />;
}
