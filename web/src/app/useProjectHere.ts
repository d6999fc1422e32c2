import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { rememberProject } from '../lib/lastVisit';
import { useAppSelector } from '../live/hooks';
import { selectProject, selectProjectByKey } from '../model/selectors';
import type { Project } from '../model/types';

/** The project whose key is in the address. When someone gives it another key, the address follows. */
export function useProjectHere(): Project | undefined {
  const { workspaceId = '', projectKey = '' } = useParams();
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  const named = useAppSelector((state) => selectProjectByKey(state, workspaceId, projectKey));
  const [shown, setShown] = useState({ key: projectKey, id: named?.id });
  if (named && (named.id !== shown.id || shown.key !== projectKey))
    setShown({ key: projectKey, id: named.id });
  const before = useAppSelector((state) =>
    selectProject(state, shown.key === projectKey ? shown.id : undefined),
  );
  const moved = named ? undefined : before;

  useEffect(() => {
    if (named) rememberProject(workspaceId, named.key, named.id);
  }, [workspaceId, named]);

  useEffect(() => {
    if (!moved) return;
    const rest = pathname.slice(`/w/${workspaceId}/p/${projectKey}`.length);
    void navigate({ pathname: `/w/${workspaceId}/p/${moved.key}${rest}`, search, hash }, { replace: true });
  }, [moved, navigate, pathname, search, hash, workspaceId, projectKey]);
  return named ?? moved;
}
