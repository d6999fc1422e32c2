import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ability } from '../../model/types';
import { aBoard, named } from '../../testing/aBoard';
import { viewerAbilities } from '../../testing/builders';

let stop: () => void = () => undefined;
afterEach(() => stop());

async function open(
  view = 'board',
  can?: readonly Ability[],
  prepare: (place: ReturnType<typeof aBoard>) => void = () => undefined,
) {
  const place = aBoard((at) => named(at, 'Seat map', 'Gate scanner', 'Price table'), can);
  prepare(place);
  const app = await place.show(view);
  stop = app.stop;
  await screen.findByRole('link', { name: /Seat map/ });
  const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) });
  const titles = (name: string) =>
    within(column(name))
      .queryAllByRole('link')
      .map((link) => link.textContent);
  return { ...place, ...app, column, titles };
}

describe('the board', () => {
  it('shows each task in its column, and the card says who, what and when', async () => {
    const { titles } = await open();
    expect(titles('To do')).toEqual(['FER-1 Seat map', 'FER-2 Gate scanner', 'FER-3 Price table']);
    expect(screen.getByRole('link', { name: /Seat map/ })).toHaveAccessibleDescription('To do, unassigned');
  });

  it('counts what hangs on a task, and counts again when a colleague comments', async () => {
    let comments = 1;
    const { server, project, tasksByTitle } = await open('board', undefined, (place) =>
      place.server.on('GET', /task-parts$/, () => ({
        status: 200,
        data: {
          seq: 0,
          items: [
            {
              taskId: place.tasksByTitle('Seat map').id,
              ...{ comments, attachments: 2, checklistItems: 3, checklistDone: 1 },
            },
          ],
        },
      })),
    );
    const card = screen.getByRole('link', { name: /Seat map/ }).closest('article') as HTMLElement;
    expect(await within(card).findByRole('img', { name: '1 comment' })).toBeInTheDocument();
    expect(within(card).getByRole('img', { name: '2 links' })).toBeInTheDocument();
    expect(within(card).getByRole('img', { name: '1 of 3 checklist items done' })).toBeInTheDocument();
    const other = screen.getByRole('link', { name: /Gate scanner/ }).closest('article') as HTMLElement;
    expect(within(other).queryByRole('img', { name: /comment/ })).toBeNull();

    comments = 2;
    server.commit({
      entity: 'comment',
      entityId: 'c2',
      op: 'created',
      data: { projectId: project.id, taskId: tasksByTitle('Seat map').id, body: 'Two' },
    });

    expect(await within(card).findByRole('img', { name: '2 comments' })).toBeInTheDocument();
  });

  it('goes from card to card with arrows, J and K', async () => {
    const { user } = await open();
    screen.getByRole('link', { name: /Seat map/ }).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: /Gate scanner/ })).toHaveFocus();
    await user.keyboard('jk');
    expect(screen.getByRole('link', { name: /Gate scanner/ })).toHaveFocus();
  });

  it('moves the card with Alt and an arrow, keeps the focus on it, and Ctrl Z takes it back', async () => {
    const { user, titles, writes, done } = await open();
    screen.getByRole('link', { name: /Gate scanner/ }).focus();

    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');

    await waitFor(() => expect(titles('Done')).toEqual(['FER-2 Gate scanner']));
    expect(screen.getByRole('link', { name: /Gate scanner/ })).toHaveFocus();
    expect(screen.getByText('FER-2, Done, 1 of 1. Undo with Control Z.')).toBeInTheDocument();
    await waitFor(() => expect(writes).toHaveLength(1));
    expect(writes[0]?.body).toMatchObject({ statusId: done.id });

    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(titles('To do')[1]).toBe('FER-2 Gate scanner'));
  });

  it('moves within the column by one', async () => {
    const { user, titles } = await open();
    screen.getByRole('link', { name: /Price table/ }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(titles('To do')).toEqual(['FER-1 Seat map', 'FER-3 Price table', 'FER-2 Gate scanner']),
    );
  });

  it('offers the places in a menu on M', async () => {
    const { user, titles } = await open();
    screen.getByRole('link', { name: /Seat map/ }).focus();
    await user.keyboard('m');
    await user.click(await screen.findByRole('option', { name: /Done/ }));
    await waitFor(() => expect(titles('Done')).toEqual(['FER-1 Seat map']));
  });

  it('adds tasks one after the other in a column', async () => {
    const { user, titles, column } = await open();
    await user.click(within(column('Done')).getByRole('button', { name: 'Add a task' }));
    await user.keyboard('One{Enter}Two{Enter}');
    await waitFor(() => expect(titles('Done')).toHaveLength(2));
    expect(screen.getByRole('textbox', { name: 'New task in Done' })).toHaveFocus();
  });

  it('shows what the filter in the address lets through, and how much there is', async () => {
    const { column, user } = await open('board?q=seat');
    expect(column('To do')).toHaveAccessibleName('To do, 1 of 3');
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await waitFor(() => expect(column('To do')).toHaveAccessibleName('To do, 3'));
  });

  it('shows what another person did', async () => {
    const { server, titles, store, done } = await open();
    const [task] = Object.values(store.getState().model.shown.task).filter((row) => row.title === 'Seat map');
    server.commit({ entity: 'task', entityId: task?.id ?? '', op: 'created', data: { ...task } });
    server.commit({
      entity: 'task',
      entityId: task?.id ?? '',
      op: 'updated',
      data: { statusId: done.id, category: 'done' },
    });
    await waitFor(() => expect(titles('Done')).toEqual(['FER-1 Seat map']));
  });

  it('offers a viewer nothing that is not theirs to do', async () => {
    const { user, writes } = await open('board', viewerAbilities);
    expect(screen.queryByRole('button', { name: /Add a task/ })).toBeNull();
    screen.getByRole('link', { name: /Seat map/ }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}s');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(writes).toEqual([]);
  });
});
