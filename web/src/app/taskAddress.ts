/** Where a task opens: on the board of the project that its key begins with. */
export const taskAddress = (workspaceId: string, taskKey: string) =>
  `/w/${workspaceId}/p/${taskKey.slice(0, taskKey.lastIndexOf('-'))}/board?task=${taskKey}`;
