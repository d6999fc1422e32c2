import Button from '@mui/material/Button';
import { useEffect } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { NotFound } from './NotFound';
import styles from './NotFound.module.css';

const reloadedAt = 'proflow.reloaded';

/** A screen that broke. After an update the old screens' files are gone: then loading the page again is all it takes, once. */
export function ErrorPage() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const text = error instanceof Error ? error.message : '';
  const stale = /dynamically imported module|Importing a module script failed|preload CSS/i.test(text);
  useEffect(() => {
    if (!stale || Date.now() - Number(sessionStorage.getItem(reloadedAt)) < 10_000) return;
    sessionStorage.setItem(reloadedAt, String(Date.now()));
    location.reload();
  }, [stale]);
  if (missing) return <NotFound />;
  return (
    <main className={styles.page} role="alert">
      <h1>This screen stopped</h1>
      <p>What you did is kept and still being saved. Load the page again to go on.</p>
      {text && <p className="pf-small pf-faint">{text}</p>}
      <Button variant="contained" onClick={() => location.reload()}>
        Load again
      </Button>
    </main>
  );
}
