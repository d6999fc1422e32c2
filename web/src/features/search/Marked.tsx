import { Fragment } from 'react';

interface MarkedProps {
  text: string;
  /** Pieces of the text, in order. */
  marks: readonly { start: number; length: number }[];
}

/** A text with pieces of it in bold. It stays text: nothing in it becomes markup. */
export function Marked({ text, marks }: MarkedProps) {
  let at = 0;
  return (
    <>
      {marks.map(({ start, length }) => {
        const before = text.slice(at, start);
        at = start + length;
        return (
          <Fragment key={start}>
            {before}
            <mark>{text.slice(start, at)}</mark>
          </Fragment>
        );
      })}
      {text.slice(at)}
    </>
  );
}
