import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTask } from '../testing/builders';
import { aPlace, home, renderApp } from '../testing/renderApp';

let stop = () => {};
beforeEach(() => localStorage.clear());
afterEach(() => stop());

const result = (more: object) => ({
  type: 'task',
  id: 't9',
  title: 'Bridge inspection',
  snippet: '',
  score: 1,
  titleMarks: [{ start: 0, length: 6 }],
  snippetMarks: [],
  taskId: 't9',
  taskKey: 'FER-9',
  category: 'todo',
  authorName: null,
  at: '2026-11-23T09:00:00Z',
  exact: false,
  ...more,
});

function aSearch(answer: (q: string) => object[]) {
  const place = aPlace();
  const asked: Record<string, unknown>[] = [];
  place.server.on('GET', /\/search$/, ({ params }) => {
    asked.push(params);
    const items = answer(String(params.q)).map((item) => ({ projectId: place.project.id, ...item }));
    return { status: 200, data: { items, nextCursor: null } };
  });
  return { place, asked };
}

async function open(place: ReturnType<typeof aPlace>, address = home) {
  const app = await renderApp(place.server, address);
  stop = app.stop;
  return app;
}

describe('the palette', () => {
  it('finds on the server what is not loaded, marks it as text, and opens its task', async () => {
    const { place, asked } = aSearch(() => [
      result({}),
      result({
        type: 'comment',
        id: 'c1',
        taskId: 't8',
        taskKey: 'FER-8',
        title: 'Quay',
        titleMarks: [],
        snippet: 'The <b>bridge</b> is up',
        snippetMarks: [{ start: 7, length: 6 }],
      }),
    ]);
    const app = await open(place);
    await screen.findByRole('heading', { name: 'Home' });

    await app.user.keyboard('/');
    await app.user.type(await screen.findByRole('combobox', { name: 'Search or act' }), 'bridge');

    const task = await screen.findByRole('option', { name: /Bridge inspection/ });
    expect(within(task).getByText('Bridge').tagName).toBe('MARK');
    const comment = screen.getByRole('option', { name: /Quay/ });
    expect(comment).toHaveTextContent('The <b>bridge</b> is up');
    expect(within(comment).getByText('bridge').tagName).toBe('MARK');
    expect(asked.map(({ q }) => q)).toEqual(['bridge']);
    await app.user.click(task);
    await waitFor(() => expect(app.place()).toContain('task=FER-9'));
  });

  it('keeps what was chosen where it is when more is found', async () => {
    let answer: ((items: object[]) => void) | undefined;
    const place = aPlace();
    place.server.on(
      'GET',
      /\/search$/,
      () =>
        new Promise((resolve) => {
          answer = (items) => resolve({ status: 200, data: { items, nextCursor: null } });
        }),
    );
    const app = await open(place);
    await screen.findByRole('heading', { name: 'Home' });
    await app.user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox', { name: 'Search or act' });
    await app.user.type(field, 'mem');
    await app.user.keyboard('{ArrowUp}{ArrowUp}');
    const chosen = () => screen.getByRole('option', { selected: true });
    expect(chosen()).toHaveTextContent('Members');

    await waitFor(() => expect(answer).toBeDefined());
    answer?.([result({ projectId: place.project.id })]);

    await screen.findByRole('option', { name: /Bridge inspection/ });
    expect(chosen()).toHaveTextContent('Members');
    expect(field).toHaveAttribute('aria-activedescendant', chosen().id);
  });

  it('offers the tasks opened last before anything is typed', async () => {
    const { place } = aSearch(() => [result({})]);
    const app = await open(place);
    await screen.findByRole('heading', { name: 'Home' });
    await app.user.keyboard('/');
    await app.user.type(await screen.findByRole('combobox', { name: 'Search or act' }), 'bridge');
    await app.user.click(await screen.findByRole('option', { name: /Bridge inspection/ }));
    await waitFor(() => expect(app.place()).toContain('task=FER-9'));

    await app.user.keyboard('{Control>}k{/Control}');

    expect((await screen.findAllByRole('option'))[0]).toHaveTextContent('Bridge inspection');
  });

  it('leads to the page with all results', async () => {
    const { place, asked } = aSearch((q) => (q === 'bridge' ? [result({})] : []));
    place.server.commit([
      {
        entity: 'task',
        entityId: 'x',
        op: 'created',
        data: { ...aTask({ projectId: place.project.id }) },
      },
    ]);
    const app = await open(place);
    await screen.findByRole('heading', { name: 'Home' });
    await app.user.keyboard('/');
    await app.user.type(await screen.findByRole('combobox', { name: 'Search or act' }), 'bridge');
    await app.user.click(await screen.findByRole('option', { name: /Show all results/ }));

    expect(await screen.findByRole('link', { name: /FER-9/ })).toHaveAttribute(
      'href',
      expect.stringContaining('board?task=FER-9'),
    );
    expect(app.place()).toBe(`${home}/search?q=bridge`);
    await app.user.click(screen.getByRole('button', { name: 'Comments' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ q: 'bridge', type: 'comment' }));
    expect(app.place()).toBe(`${home}/search?q=bridge&type=comment`);
    const field = screen.getByRole('searchbox', { name: 'Search' });
    await app.user.clear(field);
    await app.user.type(field, 'tunnel');
    expect(await screen.findByText('Nothing was found for “tunnel”.')).toBeInTheDocument();
  });
});
