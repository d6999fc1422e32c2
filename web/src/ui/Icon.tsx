import type { ReactNode } from 'react';
import styles from './Icon.module.css';

// Drawn on a 16-unit grid with a 1.5-unit stroke in the colour of the text around.
const shapes = {
  home: <path d="M2.5 7.2 8 2.8l5.5 4.4V13a.5.5 0 0 1-.5.5H9.8V9.6H6.2v3.9H3a.5.5 0 0 1-.5-.5z" />,
  inbox: (
    <>
      <path d="M2.5 9.2 4.2 3.3h7.6l1.7 5.9v3.3a.6.6 0 0 1-.6.6H3.1a.6.6 0 0 1-.6-.6z" />
      <path d="M2.5 9.2h3.2l.9 1.6h2.8l.9-1.6h3.2" />
    </>
  ),
  myWork: (
    <>
      <rect x="2.6" y="2.6" width="10.8" height="10.8" rx="2.2" />
      <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.2 3.2" />
    </>
  ),
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  board: (
    <>
      <rect x="2.4" y="2.6" width="3" height="10.8" rx="1" />
      <rect x="6.5" y="2.6" width="3" height="6.6" rx="1" />
      <rect x="10.6" y="2.6" width="3" height="8.6" rx="1" />
    </>
  ),
  list: <path d="M5.6 4h7.8M5.6 8h7.8M5.6 12h7.8M2.6 4h.2M2.6 8h.2M2.6 12h.2" />,
  table: (
    <>
      <rect x="2.4" y="2.9" width="11.2" height="10.2" rx="1.4" />
      <path d="M2.4 6.4h11.2M6.2 6.4v6.7" />
    </>
  ),
  gantt: <path d="M2.6 4h5.2M5.4 8h6M8.6 12h4.8" strokeWidth={2.2} />,
  calendar: (
    <>
      <rect x="2.5" y="3.3" width="11" height="10.1" rx="1.6" />
      <path d="M2.5 6.7h11M5.4 2v2.4M10.6 2v2.4" />
    </>
  ),
  workload: <path d="M3.4 13.2V9.4M8 13.2V3.4M12.6 13.2V6.8" strokeWidth={2.2} />,
  chart: (
    <>
      <path d="M2.5 2.8v10.4h11" />
      <path d="m4.8 10 2.6-3.2 2.3 1.8 3.3-4.4" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.8V8l2.1 1.4" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 2.2v1.9M8 11.9v1.9M2.2 8h1.9M11.9 8h1.9M3.9 3.9l1.3 1.3M10.8 10.8l1.3 1.3M12.1 3.9l-1.3 1.3M5.2 10.8l-1.3 1.3" />
    </>
  ),
  down: <path d="m4.4 6.2 3.6 3.6 3.6-3.6" />,
  right: <path d="m6.2 4.4 3.6 3.6-3.6 3.6" />,
  up: <path d="m4.4 9.8 3.6-3.6 3.6 3.6" />,
  left: <path d="M9.8 4.4 6.2 8l3.6 3.6" />,
  more: <path d="M3.6 8h.1M8 8h.1M12.4 8h.1" strokeWidth={2.2} />,
  filter: <path d="M2.6 4h10.8M4.8 8h6.4M6.8 12h2.4" />,
  computer: (
    <>
      <rect x="2.6" y="3" width="10.8" height="7.4" rx="1.2" />
      <path d="M1.8 13h12.4" />
    </>
  ),
  phone: (
    <>
      <rect x="4.4" y="2" width="7.2" height="12" rx="1.6" />
      <path d="M7.2 11.6h1.6" />
    </>
  ),
  display: (
    <>
      <path d="M2.6 5h5.6M11.4 5h2M2.6 11h2M7.8 11h5.6" />
      <circle cx="9.8" cy="5" r="1.5" />
      <circle cx="6.2" cy="11" r="1.5" />
    </>
  ),
  link: (
    <>
      <path d="M6.8 9.2a2.4 2.4 0 0 0 3.4 0l2-2a2.4 2.4 0 1 0-3.4-3.4l-.7.7" />
      <path d="M9.2 6.8a2.4 2.4 0 0 0-3.4 0l-2 2a2.4 2.4 0 1 0 3.4 3.4l.7-.7" />
    </>
  ),
  comment: (
    <path d="M2.6 4.2a1 1 0 0 1 1-1h8.8a1 1 0 0 1 1 1v5.9a1 1 0 0 1-1 1H7.2L4.4 13.4v-2.3h-.8a1 1 0 0 1-1-1z" />
  ),
  subtasks: (
    <>
      <circle cx="4.4" cy="3.9" r="1.5" />
      <path d="M4.4 5.4v5.2a1.4 1.4 0 0 0 1.4 1.4h3M4.4 7.4h4.4" />
      <circle cx="10.6" cy="7.4" r="1.5" />
      <circle cx="10.6" cy="12" r="1.5" />
    </>
  ),
  attachment: (
    <path d="m12.8 7.6-4.9 4.9a3 3 0 0 1-4.3-4.3l5.2-5.2a2 2 0 0 1 2.9 2.9L6.6 11a1 1 0 0 1-1.4-1.4l4.5-4.6" />
  ),
  file: (
    <path d="M4.2 2.6h5L12 5.4V13a.6.6 0 0 1-.6.6H4.2a.6.6 0 0 1-.6-.6V3.2a.6.6 0 0 1 .6-.6zM9 2.8v2.8h2.8" />
  ),
  edit: <path d="m3 13 .7-2.9 6.9-6.9a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7l-6.9 6.9z" />,
  play: <path d="M5.4 3.6v8.8L12.2 8z" fill="currentColor" />,
  bell: (
    <>
      <path d="M4.2 7a3.8 3.8 0 0 1 7.6 0c0 3 1.2 4 1.2 4H3s1.2-1 1.2-4z" />
      <path d="M6.8 13.2a1.3 1.3 0 0 0 2.4 0" />
    </>
  ),
  close: <path d="m4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6" />,
  check: <path d="m3.4 8.4 3 3 6.2-6.6" />,
  arrow: <path d="M3 8h10M9.4 4.4 13 8l-3.6 3.6" />,
  user: (
    <>
      <circle cx="8" cy="5.6" r="2.6" />
      <path d="M3 13.4c.5-2.6 2.4-3.9 5-3.9s4.5 1.3 5 3.9" />
    </>
  ),
  users: (
    <>
      <circle cx="6" cy="5.6" r="2.3" />
      <path d="M1.8 13c.4-2.4 1.9-3.6 4.2-3.6s3.8 1.2 4.2 3.6M10.6 3.6a2.2 2.2 0 0 1 0 4M12 9.8c1.3.5 2 1.6 2.2 3.2" />
    </>
  ),
  passkey: (
    <>
      <circle cx="5.6" cy="6" r="3" />
      <path d="M8.4 7.2l5 5M11.4 10.2l1.4-1.4M7 8.9 4.4 13" />
    </>
  ),
  lock: (
    <>
      <rect x="3.4" y="7" width="9.2" height="6.4" rx="1.4" />
      <path d="M5.4 7V5.2a2.6 2.6 0 0 1 5.2 0V7" />
    </>
  ),
  cloud: <path d="M4.6 12.4a2.7 2.7 0 0 1-.3-5.4 3.8 3.8 0 0 1 7.3-.5 3 3 0 0 1-.2 5.9z" />,
  cloudUp: (
    <>
      <path d="M4.6 12.6a2.7 2.7 0 0 1-.3-5.4 3.8 3.8 0 0 1 7.3-.5 3 3 0 0 1 .3 5.8" />
      <path d="M8.2 13.4V8.8M6.4 10.4l1.8-1.8 1.8 1.8" />
    </>
  ),
  undo: (
    <>
      <path d="M5.6 3.4 2.8 6.2 5.6 9" />
      <path d="M3 6.2h6.4a3.4 3.4 0 0 1 0 6.8H6.6" />
    </>
  ),
  stop: <rect x="4.4" y="4.4" width="7.2" height="7.2" rx="1" fill="currentColor" stroke="none" />,
  star: <path d="m8 2.6 1.7 3.5 3.8.5-2.8 2.7.7 3.8L8 11.3l-3.4 1.8.7-3.8-2.8-2.7 3.8-.5z" />,
  at: (
    <>
      <circle cx="8" cy="8" r="2.4" />
      <path d="M10.4 5.6v3.2c0 2 3 2 3-.8a5.4 5.4 0 1 0-2.2 4.4" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.8 14 13H2z" />
      <path d="M8 6.6v3M8 11.2v.1" />
    </>
  ),
  label: (
    <>
      <path d="M2.8 3v4.6l5.8 5.8 4.8-4.8L7.6 2.8H3z" />
      <path d="M5.4 5.5v.1" strokeWidth={2} />
    </>
  ),
  copy: (
    <>
      <rect x="5.6" y="5.6" width="7.6" height="7.6" rx="1.4" />
      <path d="M10.4 5.6V4a1.2 1.2 0 0 0-1.2-1.2H4A1.2 1.2 0 0 0 2.8 4v5.2A1.2 1.2 0 0 0 4 10.4h1.6" />
    </>
  ),
  trash: <path d="M3 4.6h10M6.2 4.4V3h3.6v1.4M4.4 4.6l.6 8.6h6l.6-8.6" />,
  flag: <path d="M4 13.6V3h7.8l-1.6 2.8 1.6 2.8H4" />,
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.8" />
    </>
  ),
  grip: <path d="M6 4h.1M10 4h.1M6 8h.1M10 8h.1M6 12h.1M10 12h.1" strokeWidth={2} />,
  sleep: <path d="M9.4 3H13L9.4 7.4H13M3 6.4h5L3 13h5.4" />,
  send: <path d="M13.4 2.6 2.6 7l4.2 2.2L9 13.4z" />,
  status: (
    <>
      <circle cx="8" cy="8" r="5.4" />
      <path d="M8 2.6a5.4 5.4 0 0 1 0 10.8z" fill="currentColor" />
    </>
  ),
  pause: <path d="M5.6 4v8M10.4 4v8" strokeWidth={2.2} />,
  keyboard: (
    <>
      <rect x="2" y="4.4" width="12" height="7.2" rx="1.4" />
      <path d="M4.6 7h.1M7 7h.1M9.4 7h.1M11.6 7h.1M5.4 9.4h5.2" />
    </>
  ),
  import: <path d="M8 2.6v7M5 6.8l3 3 3-3M2.8 11.4v1.4a.8.8 0 0 0 .8.8h8.8a.8.8 0 0 0 .8-.8v-1.4" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

interface IconProps {
  name: IconName;
  /** 14 px beside 12-px text; 16 px otherwise. */
  small?: boolean;
  className?: string;
}

/** A decorative icon: the control around it carries the name. */
export function Icon({ name, small, className }: IconProps) {
  const size = small ? `${styles.icon} ${styles.small}` : styles.icon;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={className ? `${size} ${className}` : size}>
      {shapes[name]}
    </svg>
  );
}
