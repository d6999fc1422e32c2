/** "512 bytes", "14 kB", "3.2 MB", "1.4 GB". */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${String(bytes)} bytes`;
  if (bytes < 1_000_000) return `${String(Math.round(bytes / 1024))} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1024 / 1024).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
  return `${(bytes / 1024 / 1024 / 1024).toFixed(1)} GB`;
}
