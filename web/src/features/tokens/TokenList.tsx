import Button from '@mui/material/Button';
import { useState } from 'react';
import { shortDate, timeAgo, today } from '../../lib/dates';
import { AppDialog } from '../../ui/AppDialog';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { inWords } from './scopes';
import { useRevokeTokenMutation, useTokensQuery, type TokenEntry } from './tokenApi';
import styles from './tokens.module.css';

/** The tokens of somebody, with what each may do and when it was last used. */
export function TokenList({ at, empty }: { at: string; empty: string }) {
  const { data, error } = useTokensQuery(at, { refetchOnMountOrArgChange: true });
  const [revoking, setRevoking] = useState<TokenEntry>();
  if (error)
    return (
      <p role="alert" className={styles.error}>
        {'message' in error ? error.message : 'The list could not be read.'}
      </p>
    );
  if (!data) return null;
  if (data.items.length === 0) return <p className="pf-muted">{empty}</p>;
  return (
    <>
      <SettingsList label="Tokens">
        {data.items.map((token) => (
          <SettingsRow
            key={token.id}
            title={
              <>
                <bdi>{token.name}</bdi> <code className={styles.code}>…{token.hint}</code>
                {isOver(token) && <span className={styles.over}>Ended</span>}
              </>
            }
            detail={`${inWords(token.scopes)}${where(token)}. ${use(token)}${end(token)}`}
            action={
              <Button
                variant="outlined"
                aria-label={`Revoke ${token.name}`}
                onClick={() => setRevoking(token)}
              >
                Revoke
              </Button>
            }
          />
        ))}
      </SettingsList>
      {revoking && <RevokeDialog at={at} token={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

const isOver = ({ expiresAt }: TokenEntry) => expiresAt !== null && new Date(expiresAt) <= new Date();

const where = ({ projectIds }: TokenEntry) =>
  projectIds === null
    ? ''
    : projectIds.length === 1
      ? ' in one project'
      : ` in ${projectIds.length} projects`;

const use = ({ lastUsedAt, lastAddress }: TokenEntry) =>
  lastUsedAt ? `Used ${timeAgo(lastUsedAt)}${lastAddress ? ` from ${lastAddress}` : ''}` : 'Never used';

const end = (token: TokenEntry) =>
  token.expiresAt === null
    ? ', no end.'
    : `, ${isOver(token) ? 'ended' : 'ends'} ${shortDate(today(new Date(token.expiresAt)))}.`;

/** Asked, because the token can't be had back. */
function RevokeDialog({ at, token, onClose }: { at: string; token: TokenEntry; onClose: () => void }) {
  const [revoke, sending] = useRevokeTokenMutation();
  const submit = async () => {
    const answer = await revoke({ at, id: token.id });
    if (!answer.error) onClose();
  };
  return (
    <AppDialog
      title={`Revoke ${token.name}`}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="error" aria-disabled={sending.isLoading}>
            Revoke
          </Button>
        </>
      }
    >
      <p>What uses it stops working at once. It can’t be taken back; a new token takes its place.</p>
      {sending.error && 'message' in sending.error && (
        <p role="alert" className={styles.error}>
          {sending.error.message}
        </p>
      )}
    </AppDialog>
  );
}
