/** The brand's wave; the name stands beside it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      style={{ forcedColorAdjust: 'none' }}
    >
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M5 8.2c3.2-2.6 5.4 1.6 8.4 0 2-1 3.4-1.6 5.6-.4M5 12.4c3.2-2.6 5.4 1.6 8.4 0M5 16.6c1.8-1.5 3.2-.8 4.6-.2"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
    </svg>
  );
}
