import styles from './Avatar.module.css';
import { colorOf } from './colors';

export interface Person {
  userId: string;
  name: string;
  /** The key of their picture. */
  picture?: string | null | undefined;
}

type Size = 20 | 24 | 32 | 72;

interface AvatarProps {
  person: Person | null;
  size?: Size;
  /** True when the name stands in words beside it. */
  decorative?: boolean;
}

const letters = new Intl.Segmenter();
const initials = new Map<string, string>();

function initialOf(name: string): string {
  const known = initials.get(name);
  if (known) return known;
  const [first] = letters.segment(name.trim());
  const initial = first?.segment.toLocaleUpperCase() ?? '?';
  initials.set(name, initial);
  return initial;
}

/** Their picture, or the first letter on the person's own colour; nobody is a dashed ring. */
export function Avatar({ person, size = 20, decorative }: AvatarProps) {
  const name = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': person ? person.name : 'Unassigned' };
  return (
    <span
      {...name}
      className={person ? styles.person : `${styles.person} ${styles.nobody}`}
      data-size={size}
      style={person ? { background: colorOf(person.userId) } : undefined}
    >
      {person && initialOf(person.name)}
      {person?.picture && (
        <img
          className={styles.picture}
          src={`/api/v1/pictures/${person.picture}`}
          alt=""
          draggable={false}
          // Taken away since: the letter below shows.
          onError={(event) => (event.currentTarget.hidden = true)}
        />
      )}
    </span>
  );
}

interface AvatarStackProps {
  people: readonly Person[];
  size?: Size;
  decorative?: boolean;
}

/** At most three faces, then "+4"; the name lists everybody. */
export function AvatarStack({ people, size = 20, decorative }: AvatarStackProps) {
  if (people.length < 2) return <Avatar person={people[0] ?? null} size={size} decorative={decorative} />;
  const shown = people.slice(0, 3);
  const rest = people.length - shown.length;
  const name = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': people.map((person) => person.name).join(', ') };
  return (
    <span className={styles.stack} {...name}>
      {shown.map((person) => (
        <Avatar key={person.userId} person={person} size={size} decorative />
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  );
}
