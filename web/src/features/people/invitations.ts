import type { LiveThunk } from '../../live/commands';
import { rowsRead } from '../../model/modelSlice';
import { uuid7 } from '../../lib/uuid';
import { roleBody, type RoleKey } from '../../model/roles';
import type { CommandDraft, Invitation } from '../../model/types';

/** Reads the open invitations into the model, where the workspace's stream keeps them up to date. */
export const loadInvitations =
  (workspaceId: string): LiveThunk<Promise<void>> =>
  async (dispatch, _, { http }) => {
    const { data } = await http.get<{ items: Invitation[] }>(
      `/workspaces/${workspaceId}/invitations?limit=1000`,
    );
    dispatch(rowsRead([{ entity: 'invitation', rows: data.items.map(withoutSecret) }]));
  };

/** Makes an invitation and resolves to its link, which no later answer shows. Throws a `Problem`. */
export const invite =
  (
    workspaceId: string,
    role: RoleKey,
    email: string | null,
  ): LiveThunk<Promise<{ url: string; expiresAt: string }>> =>
  async (dispatch, _, { http }) => {
    const { data } = await http.post<Invitation & { url: string }>(
      `/workspaces/${workspaceId}/invitations`,
      { ...roleBody(role), ...(email ? { email } : {}) },
      { headers: { 'Idempotency-Key': uuid7() } },
    );
    dispatch(rowsRead([{ entity: 'invitation', rows: [withoutSecret(data)] }]));
    // The link leads to the address that one uses oneself: a proxy in front may not have told the server its name.
    return { url: new URL(new URL(data.url).pathname, location.href).toString(), expiresAt: data.expiresAt };
  };

export const revokeInvitation = (invitation: Invitation): CommandDraft => ({
  method: 'DELETE',
  url: `/workspaces/${invitation.workspaceId}/invitations/${invitation.id}`,
  patches: [{ entity: 'invitation', entityId: invitation.id, op: 'deleted', data: {} }],
  label: 'Invitation taken back',
  announce: true,
});

function withoutSecret(invitation: Invitation & { token?: string | null; url?: string | null }): Invitation {
  const { token: _, url: __, ...rest } = invitation;
  return rest;
}
