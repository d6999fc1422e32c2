const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A picture of more bytes is only saved: this page would hold all of it. */
const mostShown = 40 * 1024 * 1024;

type Kind = 'picture' | 'pdf' | 'other';

/** How a file can be looked at here. */
export function kindOf({ mediaType, size }: { mediaType: string | null; size: number | null }): Kind {
  if ((size ?? 0) > mostShown) return 'other';
  if (mediaType === 'application/pdf') return 'pdf';
  return pictures.has(mediaType ?? '') ? 'picture' : 'other';
}

/** "PDF", "TXT": the ending of the name, or nothing where it tells nothing. */
export function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  return ending?.toUpperCase() ?? '';
}
