import { createContext, useContext } from 'react';

/** What every screen may ask of the frame around it. */
export interface Shell {
  openPalette(): void;
  openKeys(): void;
  openUnsaved(): void;
  /** On a board its own input, elsewhere a small dialog. */
  newTask(): void;
  newProject(): void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('Outside the workspace frame');
  return shell;
}
