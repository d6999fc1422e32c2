import { encode } from 'uqr';
import styles from './QrCode.module.css';

interface QrCodeProps {
  text: string;
  /** What it is, for whoever does not see it. */
  label: string;
}

/** A QR code, dark on light in every theme: scanners rely on that. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { border: 3, ecc: 'M' });
  const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <path d={cells.join('')} />
    </svg>
  );
}
