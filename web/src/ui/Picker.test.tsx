import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Picker, type PickerProps } from './Picker';

const options = ['Backlog', 'To do', 'In progress', 'Done'].map((label) => ({ id: label, label }));

function open(props: Partial<PickerProps> = {}) {
  const handlers = { onChange: vi.fn(), onClose: vi.fn() };
  render(
    <Picker
      anchor={document.body}
      title="Set status…"
      options={options}
      value={['To do']}
      {...handlers}
      {...props}
    />,
  );
  return { ...handlers, user: userEvent.setup() };
}

describe('a picker', () => {
  it('opens on the value and tells which one it is', () => {
    open();
    expect(screen.getByRole('option', { selected: true })).toHaveTextContent('To do');
    expect(screen.getByRole('combobox', { name: 'Set status…' })).toHaveFocus();
  });

  it('chooses with a digit and closes', async () => {
    const { user, onChange, onClose } = open();
    await user.keyboard('4');
    expect(onChange).toHaveBeenCalledWith(['Done']);
    expect(onClose).toHaveBeenCalled();
  });

  it('filters as one types, accents and case aside, and takes Enter', async () => {
    const { user, onChange } = open();
    await user.keyboard('PRÓG{Enter}');
    expect(onChange).toHaveBeenCalledWith(['In progress']);
  });

  it('moves with the arrows from the value on', async () => {
    const { user, onChange } = open();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenCalledWith(['In progress']);
  });

  it('toggles and stays open when several may be chosen', async () => {
    const { user, onChange, onClose } = open({ multiple: true, value: ['To do', 'Done'] });
    await user.keyboard('2');
    expect(onChange).toHaveBeenCalledWith(['Done']);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('offers to make what is not there', async () => {
    const create = vi.fn();
    const { user } = open({ create });
    await user.keyboard('Blocked{Enter}');
    expect(create).toHaveBeenCalledWith('Blocked');
  });

  it('says so when nothing matches', async () => {
    const { user } = open();
    await user.keyboard('zzz');
    expect(screen.getByText('Nothing matches.')).toBeVisible();
  });

  it('closes on Escape without a change', async () => {
    const { user, onChange, onClose } = open();
    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
    expect(onChange).not.toHaveBeenCalled();
  });
});
