import { useEffect } from 'react';
import { Navigate } from 'react-router';
import { lastWorkspace } from '../lib/lastVisit';
import { reload } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { useFollow } from '../live/useFollow';
import { selectWorkspaces } from '../model/selectors';
import { userChannel } from '../model/streams';
import { Waiting } from './Waiting';

/** Where one was last; without a workspace, where one makes the first. */
export function StartPage() {
  const dispatch = useAppDispatch();
  const userId = useAppSelector((state) => state.model.userId);
  const channel = userId ? userChannel(userId) : undefined;
  const { ready, status } = useFollow(channel);
  const workspaces = useAppSelector(selectWorkspaces);
  const none = ready && workspaces.length === 0;
  useEffect(() => {
    // What was held may be older than an invitation that was accepted elsewhere.
    if (none && channel) void dispatch(reload(channel));
  }, [none, channel, dispatch]);
  const workspace = workspaces.find(({ id }) => id === lastWorkspace()) ?? workspaces[0];
  if (workspace) return <Navigate to={`/w/${workspace.id}`} replace />;
  if (none && status === 'loaded') return <Navigate to="/welcome" replace />;
  return <Waiting />;
}
