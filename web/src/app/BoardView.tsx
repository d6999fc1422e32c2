import { Board } from '../features/board/Board';
import { useProject } from './projectViews';

export function BoardView() {
  const { id } = useProject();
  return <Board key={id} projectId={id} />;
}
