import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Toaster } from './Toaster';
import { hideToast, showToast } from './toast';

const show = (toast: Parameters<typeof showToast>[0]) => act(() => void showToast(toast));

it('says what happened and takes it back on a click or Ctrl Z', async () => {
  const undo = vi.fn();
  const user = userEvent.setup();
  render(<Toaster />);
  show({ text: 'FER-225 moved to In review', strong: 'In review', undo });
  expect(screen.getByRole('status')).toHaveTextContent('FER-225 moved to In review');
  await user.click(screen.getByRole('button', { name: /Undo/ }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.getByRole('status')).toBeEmptyDOMElement();

  show({ text: 'Again', undo });
  await user.keyboard('{Control>}z{/Control}');
  expect(undo).toHaveBeenCalledTimes(2);
});

it('goes after 8 seconds; an error stays until it is closed', () => {
  vi.useFakeTimers();
  render(<Toaster />);
  show({ text: 'Saved' });
  act(() => void vi.advanceTimersByTime(8001));
  expect(screen.getByRole('status')).toBeEmptyDOMElement();

  show({ text: 'Not accepted', tone: 'error' });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(screen.getByRole('status')).toHaveTextContent('Not accepted');
  act(hideToast);
  vi.useRealTimers();
});
