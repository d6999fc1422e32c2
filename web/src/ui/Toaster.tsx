import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import styles from './Toaster.module.css';
import { currentToast, hideToast, onToast } from './toast';
import { isTyping } from './typing';

const stay = 8000;

/** The one place where toasts appear: bottom middle, 8 s, longer while hovered or focused. */
export function Toaster() {
  const toast = useSyncExternalStore(onToast, currentToast);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (!toast || held || toast.tone === 'error') return;
    const timer = setTimeout(hideToast, stay);
    return () => clearTimeout(timer);
  }, [toast, held]);

  useEffect(() => {
    if (!toast?.undo) return;
    const { undo } = toast;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      hideToast();
      undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toast]);

  const [before, after] = splitAt(toast?.text ?? '', toast?.strong);
  return (
    <div className={styles.place} role="status" aria-live={toast?.tone === 'error' ? 'assertive' : 'polite'}>
      {toast && (
        <div
          key={toast.id}
          data-inverse
          className={styles.toast}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          {toast.tone === 'error' && <Icon name="warning" />}
          <span className={styles.text}>
            {before}
            {toast.strong && <b>{toast.strong}</b>}
            {after}
          </span>
          {toast.undo && (
            <Button
              className={styles.undo}
              onClick={() => {
                hideToast();
                toast.undo?.();
              }}
            >
              <Icon name="undo" />
              Undo <Kbd keys="Ctrl Z" />
            </Button>
          )}
          {(toast.tone === 'error' || !toast.undo) && (
            <IconButton className={styles.close} aria-label="Close message" onClick={hideToast}>
              <Icon name="close" />
            </IconButton>
          )}
        </div>
      )}
    </div>
  );
}

function splitAt(text: string, part: string | undefined): [string, string] {
  const at = part ? text.lastIndexOf(part) : -1;
  return part && at >= 0 ? [text.slice(0, at), text.slice(at + part.length)] : [text, ''];
}
