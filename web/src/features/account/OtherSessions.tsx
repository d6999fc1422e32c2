import Button from '@mui/material/Button';
import { notify } from '../../live/notices';
import { Icon } from '../../ui/Icon';
import styles from './Security.module.css';
import { useEndSessionMutation, useSessionsQuery } from './sessionReads';

/** After a change of factors: whoever is signed in elsewhere stays so, unless one ends it. */
export function OtherSessions({ onDone }: { onDone: () => void }) {
  const { data } = useSessionsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [end, { isLoading }] = useEndSessionMutation();
  const others = data?.items.filter((session) => !session.current) ?? [];
  if (others.length === 0) return null;
  const endAll = async () => {
    const answers = await Promise.all(others.map((session) => end(session.id)));
    if (answers.some((answer) => answer.error)) return;
    notify({ text: 'All other sessions ended', tone: 'done' });
    onDone();
  };
  return (
    <div role="status" className={styles.callout}>
      <Icon name="warning" />
      <p className="pf-grow">
        {others.length === 1
          ? 'You are signed in on one other device.'
          : `You are signed in ${others.length} times elsewhere.`}{' '}
        That was before this change, and goes on.
      </p>
      <Button variant="outlined" aria-disabled={isLoading} onClick={() => void endAll()}>
        {isLoading ? 'Ending' : 'End all other sessions'}
      </Button>
    </div>
  );
}
