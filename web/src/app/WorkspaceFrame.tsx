import { useEffect } from 'react';
import { useMatch, useParams } from 'react-router';
import { likelyProject, rememberWorkspace } from '../lib/lastVisit';
import { useAppSelector } from '../live/hooks';
import { useFollow } from '../live/useFollow';
import { selectWorkspace } from '../model/selectors';
import { projectChannel, userChannel, workspaceChannel } from '../model/streams';
import { AppShell } from './AppShell';
import { FactorWall, secondFactorNeeded } from './FactorWall';
import { NotFound } from './NotFound';
import { ProviderWall, providerNeeded } from './ProviderWall';
import { Waiting } from './Waiting';

export function WorkspaceFrame() {
  const { workspaceId = '' } = useParams();
  const userId = useAppSelector((state) => state.model.userId);
  useFollow(userId ? userChannel(userId) : undefined);
  const { ready, status, sentence, code, provider } = useFollow(workspaceChannel(workspaceId));
  const key = useMatch('/w/:workspaceId/p/:projectKey/*')?.params.projectKey;
  const likely = key && likelyProject(workspaceId, key);
  useFollow(likely ? projectChannel(likely) : undefined);
  const workspace = useAppSelector((state) => selectWorkspace(state, workspaceId));
  useEffect(() => {
    if (ready) rememberWorkspace(workspaceId);
  }, [ready, workspaceId]);
  if (status === 'missing' && code === secondFactorNeeded) return <FactorWall workspaceId={workspaceId} />;
  if (status === 'missing' && code === providerNeeded)
    return <ProviderWall workspaceId={workspaceId} provider={provider} />;
  if (status === 'missing') return <NotFound />;
  if (!ready || !workspace) return <Waiting sentence={status === 'failed' ? sentence : undefined} />;
  return <AppShell workspace={workspace} />;
}
