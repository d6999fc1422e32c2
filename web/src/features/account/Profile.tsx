import { sendCommand } from '../../live/commands';
import { useAppDispatch, useAppSelector } from '../../live/hooks';
import { patchMe } from '../../model/projectCommands';
import { selectMe } from '../../model/selectors';
import { SavingField } from '../../ui/SavingField';
import { SettingsSection } from '../../ui/SettingsSection';
import { DeletionSetting } from './DeletionSetting';
import { PictureSetting } from './PictureSetting';
import { RegionSetting } from './RegionSetting';
import { ThemeSetting } from './ThemeSetting';

/** Who one is for others, and how ProFlow looks to oneself. */
export function Profile() {
  const dispatch = useAppDispatch();
  const me = useAppSelector(selectMe);
  if (!me) return null;
  return (
    <>
      <SettingsSection title="Who you are" lead="Everybody in your workspaces sees it.">
        <PictureSetting me={me} />
        <SavingField
          label="Name"
          value={me.name}
          maxLength={100}
          check={(name) => (name ? undefined : 'Others need a name to call you by.')}
          onSave={(name) => dispatch(sendCommand(patchMe(me, { name })))}
        />
      </SettingsSection>
      <RegionSetting me={me} />
      <ThemeSetting />
      <DeletionSetting me={me} />
    </>
  );
}
