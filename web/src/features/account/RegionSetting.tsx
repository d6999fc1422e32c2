import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { sendCommand } from '../../live/commands';
import { useAppDispatch } from '../../live/hooks';
import { patchMe } from '../../model/projectCommands';
import type { User } from '../../model/types';
import { SettingsSection } from '../../ui/SettingsSection';

/** Languages whose ways of writing dates and numbers people ask for; any other tag comes from the device. */
const locales =
  'cs-CZ da-DK de-AT de-CH de-DE en-AU en-CA en-GB en-IE en-US es-ES es-MX fi-FI fr-CA fr-CH fr-FR it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT sv-SE tr-TR uk-UA zh-CN'.split(
    ' ',
  );

const nameOf = (tag: string) =>
  new Intl.DisplayNames([navigator.language, 'en'], { type: 'language' }).of(tag) ?? tag;

/** Where one is: whose midnight counts, and how dates are written. */
export function RegionSetting({ me }: { me: User }) {
  const dispatch = useAppDispatch();
  const here = Intl.DateTimeFormat().resolvedOptions();
  const zones = Intl.supportedValuesOf('timeZone');
  const tags = me.locale && !locales.includes(me.locale) ? [me.locale, ...locales] : locales;
  return (
    <SettingsSection title="Time and language" lead="When a day ends for you, and how dates are written.">
      <NativeSelect
        label="Time zone"
        value={me.timeZone ?? ''}
        onChange={(timeZone) => dispatch(sendCommand(patchMe(me, { timeZone: timeZone || null })))}
      >
        <option value="">As this device says ({here.timeZone})</option>
        {me.timeZone && !zones.includes(me.timeZone) && <option>{me.timeZone}</option>}
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        label="Dates and numbers"
        value={me.locale ?? ''}
        onChange={(locale) => dispatch(sendCommand(patchMe(me, { locale: locale || null })))}
      >
        <option value="">As this device says ({nameOf(here.locale)})</option>
        {tags.map((tag) => (
          <option key={tag} value={tag}>
            {nameOf(tag)}
          </option>
        ))}
      </NativeSelect>
    </SettingsSection>
  );
}

interface NativeSelectProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

/** The browser's own list: with hundreds of entries it is the one that is quick, and typing finds a place in it. */
function NativeSelect({ label, value, onChange, children }: NativeSelectProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true } }}
    >
      {children}
    </TextField>
  );
}
