import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { formatDate, today } from '../../lib/dates';
import { follow } from '../../live/account';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import {
  selectCanInWorkspace,
  selectMe,
  selectMyOpenTasks,
  selectProjects,
  selectWorkspaceMembers,
} from '../../model/selectors';
import { projectChannel } from '../../model/streams';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { daySentence, greeting, groupMyWork } from './myWork';
import { ProjectsTile } from './ProjectsTile';
import { WorkRow } from './WorkRow';
import styles from './Home.module.css';

/** Projects whose tasks are read for this page; the rest come when they are opened. */
const mostProjects = 12;

interface HomeProps {
  workspaceId: string;
  onNewProject: () => void;
  onImport: () => void;
  onInvite: () => void;
}

/** What is mine to do, by when, and the projects it is in. */
export function Home({ workspaceId, onNewProject, onImport, onInvite }: HomeProps) {
  const dispatch = useAppDispatch();
  const me = useAppSelector(selectMe);
  const projects = useAppSelector((state) => selectProjects(state, workspaceId));
  const can = useAppSelector((state) => selectCanInWorkspace(state, workspaceId));
  const alone = useAppSelector((state) => selectWorkspaceMembers(state, workspaceId).length < 2);
  const tasks = useAppSelector((state) => selectMyOpenTasks(state, workspaceId, state.model.userId ?? ''));
  const [now] = useState(() => new Date());
  const day = today(now);

  const wanted = projects
    .slice(0, mostProjects)
    .map(({ id }) => projectChannel(id))
    .join(' ');
  useEffect(() => {
    for (const channel of wanted.split(' ').filter(Boolean)) void dispatch(follow(channel));
  }, [dispatch, wanted]);

  if (projects.length === 0)
    return (
      <div className={styles.page}>
        <EmptyState
          action={
            <div className={styles.firsts}>
              {can.has('createProject') && (
                <Button variant="contained" onClick={onNewProject}>
                  <Icon name="plus" />
                  New project
                </Button>
              )}
              {can.has('createProject') && (
                <Button variant="outlined" onClick={onImport}>
                  <Icon name="import" />
                  Import a plan
                </Button>
              )}
            </div>
          }
        >
          {can.has('createProject')
            ? 'Work lives in projects. Create the first one, or bring a plan along.'
            : 'You are in. As soon as someone adds you to a project, it stands here.'}
        </EmptyState>
      </div>
    );

  return (
    <div className={styles.page}>
      <div className={styles.wrap}>
        <h2 className={styles.hi}>
          {greeting(now.getHours())}
          {me && (
            <>
              , <bdi>{me.name.split(' ')[0]}</bdi>
            </>
          )}
        </h2>
        <p className={styles.day}>
          {formatDate(day, { weekday: 'long', day: 'numeric', month: 'long' })}. {daySentence(tasks, day)}
        </p>
        <div className={styles.columns}>
          <section aria-label="My work" className={styles.work}>
            {tasks.length === 0 && (
              <p className={styles.none}>
                Nothing is assigned to you. Your open tasks are listed here, by due date.
              </p>
            )}
            {groupMyWork(tasks, day)
              .filter((group) => group.tasks.length > 0)
              .map((group) => (
                <section key={group.name} aria-label={group.name}>
                  <h3 className={styles.head}>
                    {group.name} <span className={styles.count}>{group.tasks.length}</span>
                  </h3>
                  <ul>
                    {group.tasks.map((task) => (
                      <WorkRow key={task.id} task={task} workspaceId={workspaceId} />
                    ))}
                  </ul>
                </section>
              ))}
          </section>
          <div className={styles.aside}>
            <ProjectsTile
              workspaceId={workspaceId}
              onNew={can.has('createProject') ? onNewProject : undefined}
            />
            {alone && can.has('manageInvitations') && (
              <section className={styles.invite} aria-label="Invite people">
                <p>You are alone here. A link is all it takes to bring someone in.</p>
                <Button variant="outlined" onClick={onInvite}>
                  <Icon name="users" />
                  Invite people
                </Button>
              </section>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
