interface Addressed {
  id: string;
  workspaceId: string;
  projectId: string | null;
  layout: 'list' | 'board' | 'gantt' | 'calendar';
  query: string;
  grouping: string | null;
  sort: string | null;
}

/** Where a saved view opens: a project's view with the query in the address, or the tasks of the whole workspace. */
export function viewAddress(view: Addressed, projectKey: string | undefined): string {
  const params = new URLSearchParams({ query: view.query });
  if (view.grouping) params.set('group', view.grouping);
  if (view.sort) params.set('sort', view.sort);
  params.set('view', view.id);
  const home = `/w/${view.workspaceId}`;
  if (projectKey) return `${home}/p/${projectKey}/${view.layout}?${params.toString()}`;
  if (view.layout === 'calendar') params.set('as', 'calendar');
  return `${home}/tasks?${params.toString()}`;
}
