import path from 'node:path';

// Which rooms of src/ a room may import from, besides itself.
const allowed = {
  lib: [],
  ui: ['lib'],
  model: ['lib'],
  api: ['lib'],
  live: ['lib', 'model', 'api'],
  features: ['lib', 'ui', 'model', 'api', 'live'],
  app: ['lib', 'ui', 'model', 'api', 'live', 'features'],
  testing: ['lib', 'ui', 'model', 'api', 'live', 'features', 'app'],
};

function place(file) {
  const parts = file.split(path.sep);
  const src = parts.lastIndexOf('src');
  if (src < 0 || parts.length < src + 3) return undefined;
  const room = parts[src + 1];
  return { room, feature: room === 'features' ? parts[src + 2] : undefined };
}

/** Imports point one way: lib <- ui, lib <- model <- live, all <- features <- app; a feature never reaches into another. */
export const layers = {
  meta: { type: 'problem', schema: [], messages: { wrong: '{{from}} may not import from {{to}}.' } },
  create(context) {
    const here = place(context.filename);
    const isTest = /\.test\.tsx?$/.test(context.filename);
    function check(node, source) {
      if (!here || typeof source !== 'string' || !source.startsWith('.')) return;
      const there = place(path.join(path.dirname(context.filename), source));
      if (!there) return;
      const same = here.room === there.room && here.feature === there.feature;
      const rooms = allowed[here.room] ?? [];
      if (
        same ||
        (isTest && there.room === 'testing') ||
        (rooms.includes(there.room) && here.room !== there.room)
      )
        return;
      const name = (p) => (p.feature ? `features/${p.feature}` : p.room);
      context.report({ node, messageId: 'wrong', data: { from: name(here), to: name(there) } });
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
    };
  },
};
