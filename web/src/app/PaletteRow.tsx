import type { KeyboardEvent } from 'react';
import { Marked } from '../features/search/Marked';
import { Kbd } from '../ui/Kbd';
import { fold, type PaletteItem } from './paletteItems';
import styles from './Palette.module.css';

interface RowProps {
  item: PaletteItem;
  head: boolean;
  rowId: string;
  index: number;
  active: boolean;
  query: string;
  onPoint: () => void;
  onRun: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function PaletteRow({ item, head, rowId, index, active, query, onPoint, onRun, onKeyDown }: RowProps) {
  return (
    <>
      {head && (
        <li role="presentation" className={styles.head}>
          {item.group}
        </li>
      )}
      <li
        role="option"
        id={rowId}
        data-at={index}
        aria-selected={active}
        className={styles.row}
        onPointerMove={onPoint}
        onClick={onRun}
        onKeyDown={onKeyDown}
      >
        {item.icon}
        {item.prefix && <span className="pf-key">{item.prefix}</span>}
        <span className={`${styles.what} pf-grow`}>
          <bdi className="pf-cut">
            <Marked text={item.words} marks={item.marks ?? typedMarks(item.words, query)} />
          </bdi>
          {item.below && (
            <bdi className={`${styles.below} pf-cut`}>
              <Marked text={item.below} marks={item.belowMarks ?? []} />
            </bdi>
          )}
        </span>
        {item.keys && <Kbd keys={item.keys} />}
      </li>
    </>
  );
}

/** The first place of a typed word. Folding keeps the length only for plain letters; otherwise nothing is marked. */
function typedMarks(text: string, query: string) {
  const folded = fold(text);
  const word = fold(query)
    .split(/\s+/)
    .find((part) => part && folded.includes(part));
  if (!word || folded.length !== text.length) return [];
  return [{ start: folded.indexOf(word), length: word.length }];
}
