import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ChoiceButton, type Choice } from '../../ui/ChoiceButton';
import { SelectField } from '../../ui/SelectField';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';
import type { GroupRole, GroupRule } from './signInRulesApi';
import styles from './GroupRules.module.css';

const roles: Choice<GroupRole>[] = [
  { value: 'guest', name: 'Guest' },
  { value: 'member', name: 'Member' },
  { value: 'admin', name: 'Admin' },
];

interface GroupRulesProps {
  /** The provider's name. */
  provider: string;
  rules: readonly GroupRule[];
  onChange: (rules: GroupRule[]) => void;
}

/** Which of the provider's groups give which role. Each change saves by itself. */
export function GroupRules({ provider, rules, onChange }: GroupRulesProps) {
  const [group, setGroup] = useState('');
  const [role, setRole] = useState<GroupRole>('member');
  const name = group.trim();
  const taken = rules.some((rule) => rule.group === name);
  const add = () => {
    if (!name || taken) return;
    onChange([...rules, { group: name, role }]);
    setGroup('');
  };
  return (
    <SettingsSection
      title="Roles by group"
      lead={`Whoever has one of these groups at ${provider} is a member with its role, the highest if there are several. It is looked at each time they sign in: without any of the groups, the membership ends. Owners are made and unmade by hand.`}
    >
      {rules.length > 0 && (
        <SettingsList label="Groups">
          {rules.map((rule) => (
            <SettingsRow
              key={rule.group}
              title={<bdi>{rule.group}</bdi>}
              action={
                <ChoiceButton
                  value={rule.role}
                  label={`Role of ${rule.group}`}
                  choices={roles}
                  onChange={(next) =>
                    onChange(rules.map((other) => (other === rule ? { ...rule, role: next } : other)))
                  }
                  remove={{
                    label: 'Remove the group',
                    run: () => onChange(rules.filter((other) => other !== rule)),
                  }}
                />
              }
            />
          ))}
        </SettingsList>
      )}
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label="Group"
          value={group}
          error={taken}
          helperText={taken ? 'This group has a role already.' : undefined}
          className={styles.group}
          onChange={(event) => setGroup(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200, dir: 'auto', autoComplete: 'off' } }}
        />
        <SelectField label="Role" value={role} options={roles} className={styles.role} onChange={setRole} />
        <Button type="submit" variant="outlined" size="large" aria-disabled={!name || taken}>
          Add
        </Button>
      </form>
    </SettingsSection>
  );
}
