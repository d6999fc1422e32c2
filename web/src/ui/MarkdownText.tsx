import { lazy, Suspense } from 'react';
import styles from './Markdown.module.css';

const Rendered = lazy(async () => ({ default: (await import('./Markdown')).Markdown }));

interface MarkdownTextProps {
  source: string;
  /** Turns a task key such as FER-214 into a link. */
  taskHref?: (key: string) => string;
}

/** Markdown as reading text; until its reader is loaded, the plain words stand in its place. */
export function MarkdownText({ source, taskHref }: MarkdownTextProps) {
  return (
    <Suspense fallback={<div className={`${styles.read} ${styles.plain}`}>{source}</div>}>
      <Rendered source={source} taskHref={taskHref} className={styles.read} />
    </Suspense>
  );
}
