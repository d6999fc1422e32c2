import { useAppSelector } from '../../live/hooks';
import { selectMe } from '../../model/selectors';
import { useEmailQuery } from './accountApi';
import { ResendButton } from './ResendButton';
import styles from './account.module.css';

/** Stands under the top bar until the address is confirmed, where letters are sent at all. */
export function ConfirmLine() {
  const me = useAppSelector(selectMe);
  const open = me?.emailVerifiedAt === null;
  const { data } = useEmailQuery(me?.email ?? '', { skip: !open });
  if (!open || !data?.sendsMail) return null;
  return (
    <aside className={styles.confirm} aria-label="Your address is not confirmed">
      <p className="pf-grow">
        Confirm your address: open the link in the letter to <bdi className="pf-medium">{me.email}</bdi>.
      </p>
      <ResendButton />
    </aside>
  );
}
