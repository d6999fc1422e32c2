import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ability } from '../../model/types';
import { aBoard, named } from '../../testing/aBoard';
import { ada } from '../../testing/fakeServer';

let stop: () => void = () => undefined;
afterEach(() => stop());

async function open(can?: readonly Ability[]) {
  const place = aBoard((at) => named(at, 'Seat map', 'Gate scanner'), can);
  const app = await place.show('board?task=FER-1');
  stop = app.stop;
  const panel = await screen.findByRole('complementary', { name: 'Task FER-1' });
  return { ...place, ...app, panel: within(panel) };
}

describe('the task panel', () => {
  it('edits title, priority and estimate in place', async () => {
    const { user, panel, writes } = await open();
    await user.click(panel.getByRole('button', { name: /^Title of FER-1/ }));
    await user.keyboard('Seats{Enter}');
    await user.click(panel.getByRole('button', { name: /^Priority/ }));
    await user.click(await screen.findByRole('option', { name: /High/ }));
    await user.click(panel.getByRole('button', { name: /^Estimate/ }));
    await user.keyboard('2d 4h{Enter}');
    await waitFor(() =>
      expect(writes.map(({ body }) => body)).toEqual([
        { title: 'Seats' },
        { priority: 'high' },
        { estimateMinutes: 1200 },
      ]),
    );
  });

  it('writes a description in Markdown', async () => {
    const { user, panel, writes } = await open();
    await user.click(panel.getByRole('button', { name: 'Add a description' }));
    await user.keyboard('It is **bold**{Control>}{Enter}{/Control}');
    await waitFor(() => expect(writes[0]?.body).toEqual({ description: 'It is **bold**' }));
    expect((await panel.findByText('bold')).tagName).toBe('STRONG');
  });

  it('reacts to a comment, shows who did, and takes it back', async () => {
    const { user, panel, server, writes } = await open();
    const asked: unknown[] = [];
    server.on('POST', /^\/comments\//, ({ path, body }) => {
      asked.push([path, body]);
      return {
        status: 201,
        data: { ...(body as object), commentId: path.split('/')[2], userId: ada.id, version: 1 },
      };
    });
    server.on('DELETE', /^\/comments\//, ({ path }) => {
      asked.push(path);
      return { status: 204, data: null };
    });
    await user.type(panel.getByRole('textbox', { name: 'Comment' }), 'Ready{Control>}{Enter}{/Control}');
    await waitFor(() => expect(writes).toHaveLength(1));
    const { id } = writes[0]?.body as { id: string };

    await user.click(panel.getByRole('button', { name: 'React' }));
    expect(screen.getByRole('button', { name: 'Thumbs up' })).toHaveFocus();
    await user.keyboard('{ArrowLeft}{Enter}');
    const chip = await panel.findByRole('button', { name: 'Rocket: 1, You' });
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() =>
      expect(asked).toEqual([
        [`/comments/${id}/reactions`, expect.objectContaining({ kind: 'rocket' }) as unknown],
      ]),
    );

    await user.click(chip);
    await waitFor(() => expect(asked[1]).toBe(`/comments/${id}/reactions/rocket`));
    expect(panel.queryByRole('button', { name: /Rocket/ })).toBeNull();
  });

  it('adds sub-tasks below itself', async () => {
    const { user, panel, store } = await open();
    await user.click(panel.getByRole('button', { name: 'Add a sub-task' }));
    await user.keyboard('Part one{Enter}');
    expect(await panel.findByRole('link', { name: /Part one/ })).toBeInTheDocument();
    const part = Object.values(store.getState().model.shown.task).find((row) => row.title === 'Part one');
    expect(part?.parentId).toBeTruthy();
    expect(panel.getByRole('progressbar', { name: 'Sub-tasks done' })).toHaveAttribute(
      'aria-valuetext',
      '0 of 1',
    );
  });

  it('says the server’s reason when a dependency would close a circle, and shows none', async () => {
    const { user, panel, server } = await open();
    server.on('POST', /\/dependencies$/, () => ({
      status: 409,
      data: {
        title: 'Conflict',
        detail: 'This would close a circle: FER-1 → FER-2 → FER-1.',
        code: 'dependency_cycle',
      },
    }));
    await user.click(panel.getByRole('button', { name: 'Add a dependency' }));
    await user.click(panel.getByRole('button', { name: 'Choose the task…' }));
    await user.click(await screen.findByRole('option', { name: /Gate scanner/ }));
    expect(await panel.findByRole('alert')).toHaveTextContent('FER-1 → FER-2 → FER-1');
    expect(within(panel.getByRole('region', { name: 'Dependencies' })).queryByRole('link')).toBeNull();
  });

  it('sends a comment, shows it at once, and lets its author change and delete it', async () => {
    const { user, panel, writes } = await open();
    await user.click(panel.getByRole('textbox', { name: 'Comment' }));
    await user.keyboard('Looks good{Control>}{Enter}{/Control}');
    expect(await panel.findByText('Looks good')).toBeInTheDocument();
    await waitFor(() => expect(writes[0]?.body).toMatchObject({ body: 'Looks good' }));
    expect(panel.getByRole('button', { name: 'Edit' })).toBeInTheDocument();
    expect(panel.getByRole('button', { name: 'Delete' })).toBeInTheDocument();
  });

  it('goes to the next task with J and closes with Escape', async () => {
    const { user, place } = await open();
    await user.keyboard('j');
    expect(await screen.findByRole('complementary', { name: 'Task FER-2' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(place()).not.toMatch(/task=/));
  });

  it('is for reading where one may only read', async () => {
    const { panel } = await open(['viewProject']);
    expect(panel.queryByRole('button', { name: /Title|Add|Priority|More/ })).toBeNull();
    expect(panel.queryByRole('textbox')).toBeNull();
  });
});
