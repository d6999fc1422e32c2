import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useSyncExternalStore } from 'react';
import { chooseTheme, onThemeChange, themeChoice, themeChoices, type ThemeChoice } from '../../lib/theme';
import { SettingsSection } from '../../ui/SettingsSection';

const themes: Record<ThemeChoice, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast, light',
  'contrast-dark': 'High contrast, dark',
};

export function ThemeSetting() {
  const theme = useSyncExternalStore(onThemeChange, themeChoice);
  return (
    <SettingsSection title="Theme" lead="On this device.">
      <RadioGroup
        aria-label="Theme"
        value={theme}
        onChange={(_, choice) => chooseTheme(choice as ThemeChoice)}
      >
        {themeChoices.map((choice) => (
          <FormControlLabel
            key={choice}
            value={choice}
            control={<Radio size="small" />}
            label={themes[choice]}
          />
        ))}
      </RadioGroup>
    </SettingsSection>
  );
}
