import { useEffect, useState } from 'react';
import styles from './Waiting.module.css';

/** Before there is anything to show: nothing at first, a sentence if it takes long. */
export function Waiting({ sentence }: { sentence?: string }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 4000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className={styles.waiting}>
      {sentence ?? (long ? 'Still loading. It goes on by itself.' : <span className="pf-vh">Loading</span>)}
    </div>
  );
}
