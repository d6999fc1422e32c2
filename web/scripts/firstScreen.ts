import type { Plugin, Rolldown } from 'vite';

const headStart = 'src/api/headStart.ts';
/** The way that nearly every visit takes. Asked for with the page, because the script that would ask is the longest to come. */
const likely = ['src/app/WorkspaceFrame.tsx', 'src/app/ProjectFrame.tsx', 'src/app/BoardView.tsx'];

/** Puts what the first screen needs into the page's head: the head start as a script of its own, and the chunks of the likely way in. */
export function firstScreen(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const start = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(headStart)));
        if (!start) throw new Error(`${headStart} has no chunk of its own.`);
        const { scripts, styles } = neededBy(chunks, likely);
        const tag = (name: string, attrs: Record<string, string | boolean>) => ({
          tag: name,
          attrs: { crossorigin: true, ...attrs },
          injectTo: 'head' as const,
        });
        return [
          {
            ...tag('script', { type: 'module', async: true, src: `/${start.fileName}` }),
            injectTo: 'head-prepend',
          },
          ...scripts
            .filter((file) => !html.includes(file) && file !== start.fileName)
            .map((file) => tag('link', { rel: 'modulepreload', href: `/${file}` })),
          ...styles
            .filter((file) => !html.includes(file))
            .map((file) => tag('link', { rel: 'preload', as: 'style', href: `/${file}` })),
        ];
      },
    },
  };
}

function neededBy(chunks: readonly Rolldown.OutputChunk[], modules: readonly string[]) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const follow = (file: string) => {
    const chunk = byFile.get(file);
    if (!chunk || scripts.has(file)) return;
    scripts.add(file);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    chunk.imports.forEach(follow);
  };
  for (const module of modules) {
    const chunk = chunks.find((candidate) => candidate.facadeModuleId?.endsWith(module));
    if (!chunk) throw new Error(`${module} has no chunk of its own.`);
    follow(chunk.fileName);
  }
  return { scripts: [...scripts], styles: [...styles] };
}
