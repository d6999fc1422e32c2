let region: HTMLElement | null = null;

function regionElement(): HTMLElement {
  if (region?.isConnected) return region;
  region = document.createElement('div');
  region.className = 'pf-vh';
  region.setAttribute('role', 'status');
  region.setAttribute('aria-live', 'polite');
  document.body.append(region);
  return region;
}

/** Says a sentence to screen readers after what they are saying now. */
export function announce(sentence: string): void {
  const element = regionElement();
  // The same sentence twice is two announcements only when the text changes in between.
  element.textContent = element.textContent === sentence ? `${sentence} ` : sentence;
}
