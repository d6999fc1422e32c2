import { useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { isTyping } from '../ui/typing';
import type { Shell } from './shell';

/** How long the second key of a pair (G H) may take. */
const pairMs = 1000;

/** The keys that work everywhere. Single keys are silent while one types. */
export function useShellKeys(workspaceId: string, shell: Shell) {
  const navigate = useNavigate();
  const { projectKey } = useParams();
  const first = useRef({ key: '', at: 0 });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === 'k' && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        shell.openPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const pair = Date.now() - first.current.at < pairMs ? first.current.key + key : key;
      const act = acts(workspaceId, projectKey, shell, (to) => void navigate(to))[pair];
      first.current = act ? { key: '', at: 0 } : { key, at: Date.now() };
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, projectKey, shell, workspaceId]);
}

function acts(workspaceId: string, projectKey: string | undefined, shell: Shell, go: (to: string) => void) {
  const home = `/w/${workspaceId}`;
  const project = projectKey ? `${home}/p/${projectKey}` : undefined;
  const keys: Record<string, () => void> = {
    '?': shell.openKeys,
    c: shell.newTask,
    gh: () => go(home),
    gm: () => go(home),
    gp: shell.openPalette,
    // A view with a filter takes the key for its words before it comes here.
    '/': shell.openPalette,
  };
  if (project) {
    keys.vb = () => go(`${project}/board`);
    keys.vl = () => go(`${project}/list`);
    keys.vg = () => go(`${project}/gantt`);
    keys.vc = () => go(`${project}/calendar`);
  }
  return keys;
}
