import { Navigate, useLocation, useOutletContext } from 'react-router';
import type { ProjectOutlet } from './ProjectFrame';

export const useProject = () => useOutletContext<ProjectOutlet>().project;

export function ToBoard() {
  const { search } = useLocation();
  return <Navigate to={{ pathname: 'board', search }} replace />;
}
