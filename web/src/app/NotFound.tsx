import Button from '@mui/material/Button';
import { useContext } from 'react';
import { Link } from 'react-router';
import { ShellContext } from './shell';
import styles from './NotFound.module.css';

interface NotFoundProps {
  sentence?: string;
}

/** One page for what does not exist and what one may not see: the difference would tell. */
export function NotFound({ sentence }: NotFoundProps) {
  // Inside the frame the sheet is the page's main part already.
  const Page = useContext(ShellContext) ? 'div' : 'main';
  return (
    <Page className={styles.page}>
      <h1>Nothing here</h1>
      <p>
        {sentence ??
          'This does not exist, or you have no access to it. If someone gave you the address, ask them.'}
      </p>
      <Button variant="outlined" component={Link} to="/">
        Go to your workspace
      </Button>
    </Page>
  );
}
