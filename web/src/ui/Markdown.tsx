import { useMemo } from 'react';
import { markdownToHtml } from './markdownToHtml';

interface MarkdownProps {
  source: string;
  taskHref?: (key: string) => string;
  className?: string;
}

export function Markdown({ source, taskHref, className }: MarkdownProps) {
  const html = useMemo(() => markdownToHtml(source, taskHref), [source, taskHref]);
  // The one place where text becomes HTML: it has been through the sanitiser.
  return <div className={className} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
