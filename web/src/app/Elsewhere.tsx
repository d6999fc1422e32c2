import { Link } from 'react-router';
import { signOut } from '../live/account';
import { useAppDispatch, useAppSelector } from '../live/hooks';
import { selectMe, selectWorkspaces } from '../model/selectors';
import styles from './Wall.module.css';

/** At the foot of a wall in front of a workspace: the other workspaces, and the way out. */
export function Elsewhere({ workspaceId }: { workspaceId: string }) {
  const dispatch = useAppDispatch();
  const me = useAppSelector(selectMe);
  const others = useAppSelector(selectWorkspaces).filter(({ id }) => id !== workspaceId);
  return (
    <div className={styles.elsewhere}>
      {others.length > 0 && (
        <nav aria-label="Your other workspaces">
          <p>Your other workspaces</p>
          <ul>
            {others.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/w/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>
        {me && <>You are signed in as {me.email}. </>}
        <button type="button" onClick={() => void dispatch(signOut())}>
          Sign out
        </button>
      </p>
    </div>
  );
}
