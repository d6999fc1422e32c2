export const themeChoices = ['system', 'light', 'dark', 'contrast', 'contrast-dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** public/theme.js reads the same key before the first paint. */
const key = 'proflow.theme';
const listeners = new Set<() => void>();
const dark = () => matchMedia('(prefers-color-scheme: dark)');
const contrast = () => matchMedia('(prefers-contrast: more)');

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(key);
  return themeChoices.find((choice) => choice === kept) ?? 'system';
}

export function chooseTheme(choice: ThemeChoice) {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  apply();
  for (const listener of listeners) listener();
}

export function onThemeChange(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the page in the chosen scheme, and with the system while nothing was chosen, here or in another tab. */
export function followTheme() {
  for (const query of [dark(), contrast()]) query.addEventListener('change', apply);
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    apply();
    for (const listener of listeners) listener();
  });
  apply();
}

function apply() {
  const choice = themeChoice();
  const system = `${contrast().matches ? 'contrast' : ''}${dark().matches ? '-dark' : ''}`;
  const named: Record<string, string> = {
    '': 'light',
    '-dark': 'dark',
    contrast: 'contrast',
    'contrast-dark': 'contrast-dark',
  };
  document.documentElement.dataset.theme = choice === 'system' ? named[system] : choice;
}
