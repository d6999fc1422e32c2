import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aBoard, named } from '../../testing/aBoard';

let stop: () => void = () => undefined;
afterEach(() => stop());

async function open(view = 'list') {
  const place = aBoard((at) => named(at, 'Seat map', 'Gate scanner', 'Price table'));
  const app = await place.show(view);
  stop = app.stop;
  await screen.findByRole('row', { name: /Seat map/ });
  const titles = () =>
    screen.getAllByRole('link', { name: /Seat|Gate|Price/ }).map((link) => link.textContent);
  return { ...place, ...app, titles };
}

describe('the list', () => {
  it('sorts by a column, the other way round, and back', async () => {
    const { user, titles, place } = await open();
    const byTitle = screen.getByRole('button', { name: 'Title' });
    await user.click(byTitle);
    expect(titles()).toEqual(['Gate scanner', 'Price table', 'Seat map']);
    expect(screen.getByRole('columnheader', { name: 'Title' })).toHaveAttribute('aria-sort', 'ascending');
    await user.click(byTitle);
    expect(titles()).toEqual(['Seat map', 'Price table', 'Gate scanner']);
    expect(place()).toMatch(/sort=-title/);
    await user.click(byTitle);
    expect(titles()).toEqual(['Seat map', 'Gate scanner', 'Price table']);
  });

  it('changes the line that has the focus by single keys', async () => {
    const { user, writes } = await open();
    screen.getByRole('row', { name: /Seat map/ }).focus();
    await user.keyboard('j');
    expect(screen.getByRole('row', { name: /Gate scanner/ })).toHaveFocus();
    await user.keyboard('p');
    await screen.findByRole('combobox', { name: 'Set priority…' });
    await user.keyboard('1');
    await waitFor(() => expect(writes[0]?.body).toEqual({ priority: 'urgent' }));
    expect(screen.getByRole('row', { name: /Gate scanner.*Urgent/ })).toBeInTheDocument();
  });

  it('changes all that is selected as one command', async () => {
    const { user, writes, done } = await open();
    screen.getByRole('row', { name: /Seat map/ }).focus();
    await user.keyboard('x{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByRole('toolbar', { name: '2 selected' })).toBeInTheDocument();
    await user.keyboard('s');
    await user.click(await screen.findByRole('option', { name: /Done/ }));
    await waitFor(() => expect(writes).toHaveLength(1));
    expect(writes[0]?.body).toMatchObject({
      operations: [{ patch: { statusId: done.id } }, { patch: { statusId: done.id } }],
    });
    expect(await screen.findByText(/2 tasks moved to/)).toBeInTheDocument();
    expect(screen.getByRole('toolbar', { name: '2 selected' })).toBeInTheDocument();
  });

  it('renames in place', async () => {
    const { user, writes } = await open();
    screen.getByRole('row', { name: /Price table/ }).focus();
    await user.keyboard('e');
    await user.keyboard('Price list{Enter}');
    await waitFor(() => expect(writes[0]?.body).toEqual({ title: 'Price list' }));
  });

  it('makes a task in the group where it is written', async () => {
    const { user, writes, bug } = await open('list?group=label');
    screen.getByRole('row', { name: /Seat map/ }).focus();
    await user.keyboard('l');
    await user.click(await screen.findByRole('option', { name: /Bug/ }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(writes).toHaveLength(1));
    const [addToBug] = screen.getAllByRole('button', { name: 'Add a task' });
    if (addToBug) await user.click(addToBug);
    await user.keyboard('New{Enter}');
    await waitFor(() => expect(writes[1]?.body).toMatchObject({ title: 'New', labelIds: [bug.id] }));
  });
});
