import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBoard, named } from '../testing/aBoard';

let stop = () => {};
beforeEach(() => localStorage.clear());
afterEach(() => stop());

const field = (name: string, kind: string, words: string[], operators = [':', '!=']) => ({
  name,
  aliases: [],
  kind,
  about: `The ${name}`,
  operators,
  words,
  sortable: true,
});

async function open(answer: (query: string) => { status: number; data: unknown }, search = '') {
  const place = aBoard((at) => named(at, 'Berth 4', 'Gate 7'));
  place.server.on('GET', /\/query-fields$/, () => ({
    status: 200,
    data: { items: [field('status', 'status', ['open', 'closed']), field('assignee', 'person', ['me'])] },
  }));
  const asked: string[] = [];
  place.server.on('GET', /\/task-ids$/, ({ params }) => {
    asked.push(String(params.query));
    return answer(String(params.query));
  });
  const app = await place.show(`board${search}`);
  stop = app.stop;
  await screen.findByRole('region', { name: 'View' });
  return { ...app, asked, berth: place.tasksByTitle('Berth 4') };
}

describe('a query beside the chips', () => {
  it('is completed with the keyboard, and shows what the server finds', async () => {
    const app = await open(() => ({ status: 200, data: { ids: [app.berth.id] } }));
    await screen.findByRole('link', { name: /Gate 7/ });
    await app.user.click(screen.getByRole('button', { name: 'Query' }));
    const input = await screen.findByRole('combobox', { name: 'Query' });
    await screen.findByRole('option', { name: /status:/ });

    await app.user.type(input, 'sta{ArrowDown}{Enter}');
    expect(input).toHaveValue('status:');
    await app.user.type(input, '{ArrowDown}');
    expect(input).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: 'open' }).id);
    await app.user.keyboard('{Enter}');
    expect(input).toHaveValue('status:open ');

    await waitFor(() => expect(screen.queryByRole('link', { name: /Gate 7/ })).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: /Berth 4/ })).toBeInTheDocument();
    expect(app.place()).toContain('query=status%3Aopen');
    expect(app.asked).toEqual(['status:open']);
  });

  it('says what is wrong, where, and mends it with one button', async () => {
    const app = await open(
      (query) =>
        query.includes('opne')
          ? {
              status: 400,
              data: {
                detail: 'There is no status “opne” here.',
                position: 7,
                length: 4,
                expected: [],
                suggestion: 'open',
              },
            }
          : { status: 200, data: { ids: [] } },
      '?query=status:opne',
    );

    const input = await screen.findByRole('combobox', { name: 'Query' });
    await waitFor(() => expect(input).toHaveAccessibleDescription(/There is no status “opne” here/));
    expect(input).toBeInvalid();
    await app.user.click(screen.getByRole('button', { name: 'Did you mean open?' }));

    await waitFor(() => expect(app.place()).toContain('query=status%3Aopen'));
    expect(input).toBeValid();
  });

  it('begins with what the chips say, and leaves them when it is closed', async () => {
    const app = await open(() => ({ status: 200, data: { ids: [] } }), '?assignee=me&q=gate');
    await app.user.click(await screen.findByRole('button', { name: 'Query' }));

    expect(await screen.findByRole('combobox', { name: 'Query' })).toHaveValue('assignee:me gate');
    await app.user.click(screen.getByRole('button', { name: 'Leave the query' }));
    expect(await screen.findByRole('button', { name: 'Filter' })).toBeInTheDocument();
    expect(app.place()).not.toContain('query');
  });
});
