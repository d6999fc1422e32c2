import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, type FormEvent, type ReactNode } from 'react';

interface AppDialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Quiet buttons first, the one that acts last. */
  actions: ReactNode;
  /** Makes the dialog a form; Enter in a field submits it. */
  onSubmit?: () => void;
  wide?: boolean;
}

/** 480 or 640 px, the whole screen on a phone. */
export function AppDialog({ title, onClose, children, actions, onSubmit, wide }: AppDialogProps) {
  const phone = useMediaQuery('(max-width: 599px)', { noSsr: true });
  const id = useId();
  const parts = (
    <>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>{actions}</DialogActions>
    </>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      fullScreen={phone}
      maxWidth={wide ? 'md' : 'sm'}
      aria-labelledby={id}
    >
      {onSubmit ? (
        <form noValidate onSubmit={submit} style={{ display: 'contents' }}>
          {parts}
        </form>
      ) : (
        parts
      )}
    </Dialog>
  );
}
