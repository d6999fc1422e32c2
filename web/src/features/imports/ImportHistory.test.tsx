import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aPlace, home, renderApp } from '../../testing/renderApp';
import type { PastImport } from './importHistoryReads';

let stop: () => void = () => undefined;
afterEach(() => stop());

const past = (fields: Partial<PastImport>, report: Partial<PastImport['report']> = {}): PastImport => ({
  ...{
    id: 'i1',
    byName: 'Bob',
    fileName: 'board.json',
    finishedAt: '2026-11-23T09:00:00Z',
    standing: 'stands',
  },
  ...fields,
  report: {
    ...{ format: 'trello', projectName: 'Yard', projectKey: 'FER', isNewProject: false, projectId: 'p' },
    fields: [{ source: 'Card/name', count: 3, outcome: 'carried', target: 'Task/title', note: null }],
    ...{ counts: {}, created: 3, updated: 2, unchanged: 1, warnings: [], commandIds: ['c1'] },
    ...report,
  },
});

async function open(imports: PastImport[]) {
  const { server, project } = aPlace();
  let items = imports;
  const undone: string[] = [];
  server.on('GET', /imports$/, () => ({ status: 200, data: { items, nextCursor: null } }));
  server.on('POST', /^\/commands\//, ({ path }) => {
    undone.push(path);
    items = items.map((row) => ({ ...row, standing: 'takenBack' }));
    return { status: 200, data: { commandId: 'u', conflicts: [] } };
  });
  const app = await renderApp(server, `${home}/p/${project.key}/settings`);
  stop = app.stop;
  const list = await screen.findByRole('list', { name: 'Imports' });
  return { ...app, list, undone };
}

describe('the imports of a project', () => {
  it('tell who, what and when, and show the report', async () => {
    const { list, user } = await open([past({}), past({ id: 'i2', standing: 'replaced' })]);
    const [first, second] = within(list).getAllByRole('listitem');

    expect(first).toHaveTextContent('board.jsonTrello board, by Bob');
    expect(first).toHaveTextContent('3 added, 2 changed, 1 as they were');
    expect(second).toHaveTextContent('A later import lies over it');
    expect(within(second as HTMLElement).queryByRole('button', { name: /Undo/ })).toBeNull();

    await user.click(within(first as HTMLElement).getByRole('button', { name: 'Report of board.json' }));
    expect(await screen.findByRole('rowheader', { name: 'Card › name' })).toBeInTheDocument();
  });

  it('are taken back with one click, long after', async () => {
    const { list, user, undone } = await open([past({})]);

    await user.click(within(list).getByRole('button', { name: 'Undo the import of board.json' }));

    await waitFor(() => expect(undone).toEqual(['/commands/c1/undo']));
    expect(await screen.findByText(/Taken back/)).toBeInTheDocument();
    expect(screen.getByText('Import of board.json taken back')).toBeInTheDocument();
  });

  it('ask first where the project would go with the import', async () => {
    const { list, user, undone, place } = await open([past({}, { isNewProject: true })]);

    await user.click(within(list).getByRole('button', { name: 'Undo the import of board.json' }));
    expect(undone).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Undo import' }));

    await waitFor(() => expect(place()).toBe(home));
    expect(undone).toEqual(['/commands/c1/undo']);
  });
});
