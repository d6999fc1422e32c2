import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useSyncExternalStore } from 'react';
import { chooseTheme, onThemeChange, themeChoice, themeChoices, type ThemeChoice } from '../../lib/theme';
import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchMe } from '../../model/projectCommands';
import { selectMe } from '../../model/selectors';
import { SavingField } from './SavingField';
import { Sessions } from './Sessions';
import styles from './settings.module.css';

const themes: Record<ThemeChoice, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast, light',
  'contrast-dark': 'High contrast, dark',
};

export function Profile() {
  const dispatch = useAppDispatch();
  const me = useAppSelector(selectMe);
  const theme = useSyncExternalStore(onThemeChange, themeChoice);
  if (!me) return null;
  return (
    <>
      <section className={styles.section} aria-labelledby="profile-head">
        <h2 id="profile-head">Your profile</h2>
        <SavingField
          label="Name"
          value={me.name}
          maxLength={100}
          check={(name) => (name ? undefined : 'Others need a name to call you by.')}
          onSave={(name) => dispatch(sendCommand(patchMe(me, name)))}
        />
        <SavingField
          label="E-mail"
          value={me.email}
          readOnly
          hint="You sign in with it."
          onSave={() => undefined}
        />
      </section>
      <section className={styles.section} aria-labelledby="theme-head">
        <h2 id="theme-head">Theme</h2>
        <RadioGroup
          aria-labelledby="theme-head"
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
      </section>
      <Sessions />
    </>
  );
}
