import styles from './Kbd.module.css';

const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
const spelled: Record<string, string> = onMac
  ? { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↵' }
  : { Enter: '↵' };

/** Key caps for "Ctrl Z" or "G H": drawn for eyes only, the control's `aria-keyshortcuts` or name says it to others. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} aria-hidden="true">
      {keys.split(' ').map((key) => (
        <kbd key={key} className={styles.key}>
          {spelled[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
