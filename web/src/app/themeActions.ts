import { chooseTheme, themeChoice, type ThemeChoice } from '../lib/theme';
import type { Action } from '../ui/ActionMenu';

export const themeNames: Record<ThemeChoice, string> = {
  system: 'Theme as the system',
  light: 'Light theme',
  dark: 'Dark theme',
  contrast: 'High contrast, light',
  'contrast-dark': 'High contrast, dark',
};

export function themeActions(): Action[] {
  const now = themeChoice();
  return Object.entries(themeNames).map(([choice, label]) => ({
    label,
    checked: choice === now,
    run: () => chooseTheme(choice as ThemeChoice),
  }));
}
