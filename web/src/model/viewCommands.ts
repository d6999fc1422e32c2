import { uuid7 } from '../lib/uuid';
import type { CommandDraft, View, ViewLayout } from './types';

export interface ViewFields {
  name: string;
  icon: string | null;
  layout: ViewLayout;
  projectId: string | null;
  query: string;
  grouping: string | null;
  sort: string | null;
}

const at = (view: View) => `/workspaces/${view.workspaceId}/views/${view.id}`;

/** Private, until it is shared. A form waits for the answer. */
export function createView(
  workspaceId: string,
  ownerId: string,
  fields: ViewFields,
): CommandDraft & { viewId: string } {
  const id = uuid7();
  return {
    viewId: id,
    method: 'POST',
    url: `/workspaces/${workspaceId}/views`,
    body: { id, ...fields },
    patches: [
      {
        entity: 'view',
        entityId: id,
        op: 'created',
        data: { workspaceId, ownerId, shared: false, ...fields, version: 0 },
      },
    ],
    label: `View “${fields.name}” saved`,
    quiet: true,
  };
}

export function patchView(view: View, fields: Partial<Omit<ViewFields, 'projectId'>>): CommandDraft {
  const before = Object.fromEntries(
    Object.keys(fields).map((name) => [name, view[name as keyof View]]),
  ) as typeof fields;
  return {
    method: 'PATCH',
    url: at(view),
    body: fields,
    patches: [{ entity: 'view', entityId: view.id, op: 'updated', data: { ...fields } }],
    label: `View “${fields.name ?? view.name}” changed`,
    undo: () => patchView({ ...view, ...fields }, before),
  };
}

/** In its place comes another one, which the team sees or which it does not. */
export function shareView(view: View, shared: boolean): CommandDraft {
  const id = uuid7();
  return {
    method: 'POST',
    url: `${at(view)}/share`,
    body: { shared, id },
    patches: [
      { entity: 'view', entityId: id, op: 'created', data: { ...view, id, shared, version: 0 } },
      { entity: 'view', entityId: view.id, op: 'deleted', data: {} },
    ],
    label: shared ? `“${view.name}” is shared with the team` : `“${view.name}” is yours alone`,
    announce: true,
  };
}

export function deleteView(view: View): CommandDraft {
  return {
    method: 'DELETE',
    url: at(view),
    patches: [{ entity: 'view', entityId: view.id, op: 'deleted', data: {} }],
    label: `View “${view.name}” deleted`,
    undo: (commandId) => ({
      method: 'POST',
      url: `/commands/${commandId}/undo`,
      patches: [{ entity: 'view', entityId: view.id, op: 'created', data: { ...view } }],
      label: `View “${view.name}” brought back`,
    }),
  };
}
