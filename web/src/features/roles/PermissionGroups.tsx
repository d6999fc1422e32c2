import type { Permission } from '../../api/permissionReads';
import type { RoleChoice } from '../../live/useRoleChoices';
import { Checkbox } from '../../ui/Checkbox';
import { Icon } from '../../ui/Icon';
import styles from './Roles.module.css';

interface PermissionGroupsProps {
  permissions: readonly Permission[];
  chosen: ReadonlySet<string>;
  /** The role beside which this one is read. */
  other: RoleChoice | undefined;
  readOnly: boolean;
  /** Whether the caller has it themselves. */
  mayGive: (name: string) => boolean;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** Permissions in words under what they are about, each with what another role says of it. */
export function PermissionGroups(props: PermissionGroupsProps) {
  const { permissions, chosen, other, readOnly, mayGive, onChange } = props;
  const groups = [...new Set(permissions.map(({ group }) => group))];
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return groups.map((group) => (
    <fieldset key={group} className={styles.group}>
      <legend>{group}</legend>
      {permissions
        .filter((permission) => permission.group === group)
        .map(({ name, title, hint }) => {
          const has = chosen.has(name);
          const otherHas = other?.permissions.includes(name) ?? false;
          const locked = !readOnly && !mayGive(name);
          return (
            <div key={name} className={styles.permission}>
              {readOnly ? (
                <span className={styles.mark} data-has={has || undefined}>
                  <Icon name={has ? 'check' : 'close'} small />
                  <span className="pf-vh">{has ? 'Has it:' : 'Lacks it:'}</span>
                </span>
              ) : (
                <Checkbox
                  aria-label={title}
                  aria-describedby={`${name}-means`}
                  checked={has}
                  disabled={locked}
                  onChange={() => toggle(name)}
                />
              )}
              <span className="pf-grow">
                <span className="pf-medium">{title}</span>
                <span id={`${name}-means`} className={styles.means}>
                  {hint}
                  {locked && ' You don’t have it yourself.'}
                </span>
              </span>
              {other && (
                <span className={styles.other} data-differs={has !== otherHas || undefined}>
                  {other.name} {otherHas ? 'has it' : 'lacks it'}
                </span>
              )}
            </div>
          );
        })}
    </fieldset>
  ));
}
