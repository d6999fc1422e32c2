// Streams with work on them: equal waves, and on each one or two bars that lie on the line.

const rows = 15;
const gap = 62;
const wave = (row: number) => {
  const y = 40 + row * gap;
  return { d: `M-20 ${y} C160 ${y - 46} 260 ${y + 46} 420 ${y} S700 ${y - 40} 860 ${y + 10}` };
};

// Where a bar lies on its wave, in hundredths of its length, and how loud it is.
const bars: [row: number, from: number, to: number, tone: 'hi' | 'mid' | 'low'][] = [
  [0, 7, 28, 'mid'],
  [1, 13, 34, 'mid'],
  [1, 42, 60, 'low'],
  [2, 18, 29, 'hi'],
  [3, 21, 41, 'mid'],
  [3, 1, 14, 'low'],
  [4, 26, 48, 'mid'],
  [4, 56, 67, 'low'],
  [5, 30, 43, 'hi'],
  [6, 35, 53, 'mid'],
  [7, 37, 51, 'mid'],
  [7, 60, 72, 'low'],
  [8, 46, 66, 'hi'],
  [9, 47, 68, 'mid'],
  [10, 52, 70, 'mid'],
  [10, 79, 90, 'low'],
  [11, 57, 77, 'hi'],
  [12, 62, 76, 'mid'],
  [12, 35, 49, 'low'],
  [13, 71, 90, 'mid'],
  [14, 73, 96, 'mid'],
];

export function Waves() {
  return (
    <svg
      viewBox="0 0 750 900"
      preserveAspectRatio="xMidYMid slice"
      width="100%"
      height="100%"
      style={{ position: 'absolute', inset: 0 }}
    >
      <rect width="750" height="900" fill="var(--art)" />
      {Array.from({ length: rows }, (_, row) => (
        <path
          key={row}
          {...wave(row)}
          fill="none"
          stroke="var(--art-ink)"
          strokeOpacity=".16"
          strokeWidth="1.25"
        />
      ))}
      {bars.map(([row, from, to, tone]) => (
        <path
          key={`${row}-${from}`}
          {...wave(row)}
          pathLength={100}
          fill="none"
          stroke={`var(--art-${tone})`}
          strokeWidth="14"
          strokeLinecap="round"
          strokeDasharray={`0 ${from} ${to - from} 200`}
        />
      ))}
    </svg>
  );
}
