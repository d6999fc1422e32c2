import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import styles from './Lightbox.module.css';

GlobalWorkerOptions.workerSrc = worker;

/** Pages past this wait for a download: each is a canvas of some megabytes. */
const mostPages = 100;

/** A PDF drawn page by page. Nothing of it runs: no scripts, no forms, no links. */
export function PdfPages({ blob, name }: { blob: Blob; name: string }) {
  const [state, setState] = useState<PDFDocumentProxy | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let over = false;
    const open = async () => {
      const data = new Uint8Array(await blob.arrayBuffer());
      return getDocument({ data, enableXfa: false }).promise;
    };
    open().then(
      (pdf) => (over ? void pdf.loadingTask.destroy() : setState(pdf)),
      () => !over && setState('failed'),
    );
    return () => {
      over = true;
    };
  }, [blob]);
  useEffect(
    () => () => {
      if (typeof state === 'object') void state.loadingTask.destroy();
    },
    [state],
  );
  if (typeof state === 'string')
    return (
      <div className={styles.stage}>
        <p role={state === 'failed' ? 'alert' : 'status'} className={styles.said}>
          {state === 'failed' ? 'This PDF cannot be shown here. Download it to open it.' : 'Loading…'}
        </p>
      </div>
    );
  const pages = Math.min(state.numPages, mostPages);
  return (
    <div className={styles.pages} role="document" aria-label={name} tabIndex={0}>
      {Array.from({ length: pages }, (_, index) => (
        <PdfPage key={index} pdf={state} number={index + 1} of={state.numPages} />
      ))}
      {pages < state.numPages && (
        <p className={styles.said}>
          {`${String(state.numPages - pages)} more pages: download the file to read them.`}
        </p>
      )}
    </div>
  );
}

/** Drawn when it comes near. */
function PdfPage({ pdf, number, of }: { pdf: PDFDocumentProxy; number: number; of: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return undefined;
    let over = false;
    const draw = async () => {
      const page = await pdf.getPage(number);
      if (over) return;
      const width = Math.min(target.parentElement?.clientWidth ?? 800, 900);
      const base = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width / base.width) * Math.min(devicePixelRatio, 2) });
      target.width = viewport.width;
      target.height = viewport.height;
      await page.render({ canvas: target, viewport }).promise;
    };
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        watch.disconnect();
        void draw().catch(() => undefined);
      },
      { rootMargin: '800px' },
    );
    watch.observe(target);
    return () => {
      over = true;
      watch.disconnect();
    };
  }, [pdf, number]);
  return (
    <canvas
      ref={canvas}
      className={styles.page}
      role="img"
      aria-label={`Page ${String(number)} of ${String(of)}`}
    />
  );
}
