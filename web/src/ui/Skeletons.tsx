import { useEffect, useState } from 'react';
import styles from './Skeletons.module.css';

/** True after 200 ms: what comes sooner needs no placeholder. */
function useWaited(ms: number) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return waited;
}

const counts = [4, 3, 5, 2];

export function BoardSkeleton() {
  return (
    <Waiting>
      <div className={styles.board}>
        {counts.map((cards, column) => (
          <div key={column} className={styles.column}>
            <i className={styles.head} />
            {Array.from({ length: cards }, (_, card) => (
              <i key={card} className={styles.card} />
            ))}
          </div>
        ))}
      </div>
    </Waiting>
  );
}

export function RowsSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <Waiting>
      <div className={styles.rows}>
        {Array.from({ length: rows }, (_, row) => (
          <span key={row} className={styles.row}>
            <i style={{ width: 56 }} />
            <i style={{ width: `${30 + ((row * 17) % 40)}%` }} />
          </span>
        ))}
      </div>
    </Waiting>
  );
}

function Waiting({ children }: { children: React.ReactNode }) {
  const shown = useWaited(200);
  const long = useWaited(4000);
  return (
    <div role="status" aria-label="Loading" className={styles.waiting}>
      {shown && <div aria-hidden="true">{children}</div>}
      {long && <p className={styles.sentence}>This takes longer than usual. It goes on by itself.</p>}
    </div>
  );
}
