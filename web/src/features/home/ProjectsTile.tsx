import { Link } from 'react-router';
import { useAppSelector } from '../../live/hooks';
import { selectProjectLoaded, selectProjects, selectTasks } from '../../model/selectors';
import type { Project } from '../../model/types';
import { IconAction } from '../../ui/IconAction';
import { ProgressBar } from '../../ui/ProgressBar';
import { ProjectSquare } from '../../ui/ProjectSquare';
import styles from './Home.module.css';

interface ProjectsTileProps {
  workspaceId: string;
  onNew: (() => void) | undefined;
}

export function ProjectsTile({ workspaceId, onNew }: ProjectsTileProps) {
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  return (
    <section className={styles.tile} aria-labelledby="projects-head">
      <div className={styles.tileHead}>
        <h2 id="projects-head">Projects</h2>
        {onNew && <IconAction icon="plus" label="New project" small onClick={onNew} />}
      </div>
      <ul>
        {projects.map((project) => (
          <ProjectRow key={project.id} project={project} />
        ))}
      </ul>
    </section>
  );
}

function ProjectRow({ project }: { project: Project }) {
  const tasks = useAppSelector((state) => selectTasks(state, project.id));
  const loaded = useAppSelector((state) => selectProjectLoaded(state, project.id));
  const counted = tasks.filter((task) => task.category !== 'cancelled');
  const done = counted.filter((task) => task.category === 'done').length;
  return (
    <li className={styles.project}>
      <ProjectSquare project={project} />
      <div className="pf-grow">
        <Link to={`/w/${project.workspaceId}/p/${project.key}/board`} className={`${styles.title} pf-cut`}>
          <bdi>{project.name}</bdi>
        </Link>
        {counted.length > 0 && (
          <ProgressBar done={done} total={counted.length} label={`Done in ${project.name}`} bare />
        )}
      </div>
      <span className={styles.figure}>
        {counted.length > 0 ? `${done} of ${counted.length}` : loaded ? 'No tasks' : ''}
      </span>
    </li>
  );
}
