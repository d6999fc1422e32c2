import type { PaletteOptions } from '@mui/material/styles';

const token = (name: string) => `var(--${name})`;
const role = (name: string, on: string, hover = name) => ({
  main: token(name),
  light: token(name),
  dark: token(hover),
  contrastText: token(on),
});
const numbered = (name: string, count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => token(`${name}-${index + first}`));

/** MUI's palette spelled in the tokens, so that a scheme is one block of `tokens.css` and nothing else. */
export const paletteOf = (mode: 'light' | 'dark'): PaletteOptions => ({
  mode,
  primary: role('accent', 'on-accent', 'accent-hover'),
  secondary: role('text-muted', 'bg-surface', 'text'),
  error: role('danger', 'on-danger', 'danger-hover'),
  warning: role('warning', 'bg-surface'),
  success: role('success', 'bg-surface'),
  info: role('info', 'bg-surface'),
  text: { primary: token('text'), secondary: token('text-muted'), disabled: token('text-faint') },
  divider: token('line'),
  background: { default: token('bg-canvas'), paper: token('bg-surface') },
  action: {
    active: token('text-muted'),
    hover: token('bg-hover'),
    selected: token('bg-selected'),
    focus: token('bg-press'),
    disabled: token('text-faint'),
    disabledBackground: token('bg-sunken'),
  },
  ground: { app: token('bg-app'), sunken: token('bg-sunken'), press: token('bg-press') },
  line: { strong: token('line-strong'), control: token('line-control') },
  status: {
    backlog: token('st-backlog'),
    todo: token('st-todo'),
    progress: token('st-progress'),
    review: token('st-review'),
    done: token('st-done'),
    cancelled: token('st-cancelled'),
  },
  priority: { urgent: token('pr-urgent'), bar: token('pr-bar'), off: token('pr-off') },
  person: numbered('av', 8),
  chart: numbered('ch', 6),
  plan: {
    bar: token('bar'),
    line: token('bar-line'),
    done: token('bar-done'),
    text: token('bar-text'),
    critical: token('bar-crit'),
    weekend: token('weekend'),
    today: token('today'),
  },
  load: numbered('load', 5, 0),
});

interface OwnRoles {
  ground: Record<'app' | 'sunken' | 'press', string>;
  line: Record<'strong' | 'control', string>;
  status: Record<'backlog' | 'todo' | 'progress' | 'review' | 'done' | 'cancelled', string>;
  priority: Record<'urgent' | 'bar' | 'off', string>;
  person: string[];
  chart: string[];
  plan: Record<'bar' | 'line' | 'done' | 'text' | 'critical' | 'weekend' | 'today', string>;
  load: string[];
}

declare module '@mui/material/styles' {
  interface Palette extends OwnRoles {
    readonly own?: never;
  }
  interface PaletteOptions extends Partial<OwnRoles> {
    readonly own?: never;
  }
  interface CssThemeVariables {
    enabled: true;
  }
  interface ColorSchemeOverrides {
    contrast: true;
    'contrast-dark': true;
  }
  interface TypographyVariants {
    display: React.CSSProperties;
    figure: React.CSSProperties;
  }
  interface TypographyVariantsOptions {
    display?: React.CSSProperties;
    figure?: React.CSSProperties;
  }
}

declare module '@mui/material/Typography' {
  interface TypographyPropsVariantOverrides {
    display: true;
    figure: true;
    h4: false;
    h5: false;
    h6: false;
    overline: false;
  }
}
