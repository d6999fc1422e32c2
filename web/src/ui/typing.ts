/** True while keys belong to a field, a menu or a dialog, so that single-key shortcuts keep out of the way. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    return !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type));
  }
  return target.closest('[role="dialog"]:not([data-panel]), [role="menu"], [role="listbox"]') !== null;
}
