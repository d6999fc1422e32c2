import { createColorScheme, createTheme } from '@mui/material/styles';
import { paletteOf } from './themePalette';
import { themeComponents } from './themeComponents';

const rem = (size: number) => `var(--fs-${size})`;
const text = (size: number, weight: 'regular' | 'medium' | 'strong' = 'regular', tracking?: string) => ({
  fontSize: rem(size),
  lineHeight: `var(--lh-${size})`,
  fontWeight: `var(--fw-${weight})`,
  letterSpacing: tracking ?? 'normal',
});

/** One theme, four complete schemes; every value is a name of `tokens.css`. */
export const createProFlowTheme = () =>
  createTheme({
    cssVariables: { cssVarPrefix: 'pf', colorSchemeSelector: 'data-theme', nativeColor: true },
    defaultColorScheme: 'light',
    colorSchemes: {
      light: { palette: paletteOf('light') },
      dark: { palette: paletteOf('dark') },
      contrast: createColorScheme({ palette: paletteOf('light') }),
      'contrast-dark': createColorScheme({ palette: paletteOf('dark') }),
    },
    spacing: 4,
    shape: { borderRadius: 6 },
    motion: { reducedMotion: 'system' },
    breakpoints: { values: { xs: 0, sm: 600, md: 1024, lg: 1280, xl: 1536 } },
    typography: {
      fontFamily: 'var(--font-ui)',
      fontSize: 13,
      fontWeightLight: 400,
      fontWeightBold: 600,
      body1: text(14),
      body2: text(13),
      caption: text(12),
      h1: text(20, 'strong', '-0.012em'),
      h2: text(16, 'strong'),
      h3: text(13, 'strong'),
      subtitle1: text(14, 'medium'),
      subtitle2: text(13, 'medium'),
      button: { ...text(13, 'medium'), textTransform: 'none' },
      display: text(26, 'strong', '-0.02em'),
      figure: { ...text(32, 'strong', '-0.025em'), fontVariantNumeric: 'tabular-nums' },
      h4: undefined,
      h5: undefined,
      h6: undefined,
      overline: undefined,
    },
    components: themeComponents,
  });
