import type { ReactNode } from 'react';
import { useAppSelector } from '../../live/hooks';
import { selectCan } from '../../model/selectors';
import type { Project } from '../../model/types';
import { DeleteProject } from './DeleteProject';
import { Labels } from './Labels';
import { Milestones } from './Milestones';
import { ProjectGeneral } from './ProjectGeneral';
import { ProjectMembers } from './ProjectMembers';
import { Workflow } from './Workflow';
import styles from './settings.module.css';

interface ProjectSettingsProps {
  project: Project;
  onDeleted: () => void;
  /** The list of what was imported, for those who manage the project. */
  imports: ReactNode;
}

/** Each setting saves by itself. Who may not change them sees them all the same. */
export function ProjectSettings({ project, onDeleted, imports }: ProjectSettingsProps) {
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
      <Milestones projectId={project.id} readOnly={!can.has('planTasks')} />
      <ProjectMembers project={project} readOnly={!can.has('manageProjectMembers')} />
      {can.has('manageProject') && (
        <section id="imports" className={styles.section} aria-labelledby="imports-head">
          <h2 id="imports-head">Imports</h2>
          {imports}
        </section>
      )}
      {can.has('deleteProject') && <DeleteProject project={project} onDeleted={onDeleted} />}
    </>
  );
}
