import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { DurationField } from './DurationField';
import { InlineText } from './InlineText';

const title = (onSave = vi.fn(), readOnly = false) => {
  render(<InlineText value="Seat map" label="Title of FER-1" onSave={onSave} required readOnly={readOnly} />);
  return { onSave, user: userEvent.setup() };
};

it('Enter edits and Enter saves', async () => {
  const { onSave, user } = title();
  await user.tab();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Title of FER-1' })).toHaveFocus();

  await user.keyboard('Seat map 2{Enter}');

  expect(onSave).toHaveBeenCalledExactlyOnceWith('Seat map 2');
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('Escape restores', async () => {
  const { onSave, user } = title();
  await user.click(screen.getByRole('button'));
  await user.keyboard('x{Escape}');
  expect(onSave).not.toHaveBeenCalled();
});

it('leaving saves, but never an empty title', async () => {
  const { onSave, user } = title();
  await user.click(screen.getByRole('button'));
  await user.clear(screen.getByRole('textbox'));
  await user.tab();
  expect(onSave).not.toHaveBeenCalled();
});

it('offers no editing where there is no right to it', () => {
  title(vi.fn(), true);
  expect(screen.queryByRole('button')).toBeNull();
});

it('a duration is read from words, and what is none is refused in words', async () => {
  const onSave = vi.fn();
  const user = userEvent.setup();
  render(<DurationField minutes={60} label="Estimate" onSave={onSave} />);
  await user.click(screen.getByRole('button'));
  await user.keyboard('2d 4h{Enter}');
  expect(onSave).toHaveBeenCalledExactlyOnceWith(1200);

  await user.click(screen.getByRole('button'));
  await user.keyboard('soon{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('“soon” is no duration');
  expect(onSave).toHaveBeenCalledOnce();
});
