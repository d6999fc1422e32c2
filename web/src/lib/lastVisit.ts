const key = 'proflow.workspace';

/** Where the next visit starts. */
export const lastWorkspace = () => localStorage.getItem(key);
export const rememberWorkspace = (id: string) => localStorage.setItem(key, id);
