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
  return (
    <>
      <ProjectGeneral project={project} readOnly={!can.has('manageProject')} />
      <Workflow projectId={project.id} readOnly={!can.has('manageWorkflow')} />
      <Labels
        projectId={project.id}
        readOnly={!can.has('writeTasks')}
        canDelete={can.has('manageWorkflow')}
      />
      <ProjectMembers project={project} readOnly={!can.has('manageProjectMembers')} />
      {can.has('deleteProject') && <DeleteProject project={project} onDeleted={onDeleted} />}
    </>
  );
}
