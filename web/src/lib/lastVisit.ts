const workspace = 'proflow.workspace';
const project = (workspaceId: string, key: string) => `proflow.project.${workspaceId}.${key}`;

/** Where the next visit starts. */
export const lastWorkspace = () => localStorage.getItem(workspace);
export const rememberWorkspace = (id: string) => localStorage.setItem(workspace, id);

/**
 * Which project a key stood for the last time: with it a visit to an address can begin to load the project before the
 * workspace has said so. Only a guess, which the workspace corrects.
 */
export const likelyProject = (workspaceId: string, key: string) =>
  localStorage.getItem(project(workspaceId, key));
export const rememberProject = (workspaceId: string, key: string, id: string) =>
  localStorage.setItem(project(workspaceId, key), id);
