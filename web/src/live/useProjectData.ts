import { useMemo } from 'react';
import {
  selectCan,
  selectLabels,
  selectMe,
  selectProject,
  selectProjectMembers,
  selectProjectPeople,
  selectStatuses,
  type ProjectPerson,
} from '../model/selectors';
import type { Label, Status } from '../model/types';
import { mayTransition } from '../model/workflow';
import { useAppSelector } from './hooks';

export interface ProjectData {
  statuses: readonly Status[];
  labels: readonly Label[];
  people: readonly ProjectPerson[];
  statusById: ReadonlyMap<string, Status>;
  labelById: ReadonlyMap<string, Label>;
  personById: ReadonlyMap<string, ProjectPerson>;
  me: ProjectPerson | undefined;
  canEdit: boolean;
  canComment: boolean;
  canDelete: boolean;
  canPlan: boolean;
  canModerate: boolean;
  /** True if the workflow lets me take a task from one status to the other. */
  mayTransition: (fromId: string, toId: string) => boolean;
}

const byId = <T>(rows: readonly T[], id: (row: T) => string) => new Map(rows.map((row) => [id(row), row]));

/** What the views of a project need besides its tasks; each part keeps its identity until it changes. */
export function useProjectData(projectId: string): ProjectData {
  const statuses = useAppSelector((state) => selectStatuses(state, projectId));
  const labels = useAppSelector((state) => selectLabels(state, projectId));
  const people = useAppSelector((state) => selectProjectPeople(state, projectId));
  const can = useAppSelector((state) => selectCan(state, projectId));
  const user = useAppSelector(selectMe);
  const project = useAppSelector((state) => selectProject(state, projectId));
  const members = useAppSelector((state) => selectProjectMembers(state, projectId));
  const statusById = useMemo(() => byId(statuses, (row) => row.id), [statuses]);
  const labelById = useMemo(() => byId(labels, (row) => row.id), [labels]);
  const personById = useMemo(() => byId(people, (row) => row.userId), [people]);
  const myRole = members.find(({ userId }) => userId === user?.id) ?? project;
  const role = useMemo(
    () => (myRole?.role ? { role: myRole.role, roleId: myRole.roleId ?? null } : undefined),
    [myRole?.role, myRole?.roleId],
  );
  return useMemo(
    () => ({
      statuses,
      labels,
      people,
      statusById,
      labelById,
      personById,
      me: user && personById.get(user.id),
      canEdit: can.has('writeTasks'),
      canComment: can.has('comment'),
      canDelete: can.has('deleteTasks'),
      canPlan: can.has('planTasks'),
      canModerate: can.has('moderateComments'),
      mayTransition: (fromId: string, toId: string) =>
        mayTransition(statusById.get(fromId), toId, { role, manages: can.has('manageWorkflow') }),
    }),
    [statuses, labels, people, statusById, labelById, personById, user, can, role],
  );
}
