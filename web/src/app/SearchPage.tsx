import { useParams } from 'react-router';
import { SearchResults } from '../features/search/SearchResults';
import { useAppSelector } from '../live/hooks';
import { selectProjects } from '../model/selectors';
import { taskAddress } from './taskAddress';
import { TopBar } from './TopBar';

export function SearchPage() {
  const { workspaceId = '' } = useParams();
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  return (
    <>
      <TopBar title="Search" />
      <SearchResults
        workspaceId={workspaceId}
        projects={projects}
        to={({ taskKey }) => taskAddress(workspaceId, taskKey)}
      />
    </>
  );
}
