import { useAppSelector } from '../../live/hooks';
import { selectCan } from '../../model/selectors';
import type { Project } from '../../model/types';
import { DeleteProject } from './DeleteProject';
import { Labels } from './Labels';
import { ProjectGeneral } from './ProjectGeneral';
import { ProjectMembers } from './ProjectMembers';
import { Workflow } from './Workflow';

interface ProjectSettingsProps {
  project: Project;
  onDeleted: () => void;
}

/** Each setting saves by itself. Who may not change them sees them all the same. */
export function ProjectSettings({ project, onDeleted }: ProjectSettingsProps) {
  const can = useAppSelector((state) => selectCan(state, project.id));
  const readOnly = !can.has('manage');
  return (
    <>
      <ProjectGeneral project={project} readOnly={readOnly} />
      <Workflow projectId={project.id} readOnly={readOnly} />
      <Labels projectId={project.id} readOnly={!can.has('edit')} />
      <ProjectMembers project={project} readOnly={readOnly} />
      {!readOnly && <DeleteProject project={project} onDeleted={onDeleted} />}
    </>
  );
}
