import Button from '@mui/material/Button';
import Switch from '@mui/material/Switch';
import { useProvidersQuery } from '../../api/providers';
import type { ReadProblem } from '../../api/readApi';
import { useComeBy } from '../../live/useComeBy';
import { SelectField } from '../../ui/SelectField';
import { SettingsSection } from '../../ui/SettingsSection';
import { GroupRules } from './GroupRules';
import styles from './settings.module.css';
import {
  useChangeSignInRulesMutation,
  useSignInRulesQuery,
  type SignInRules as Rules,
} from './signInRulesApi';

/** No id of a provider has a blank in it. */
const noProvider = 'no provider';
const none: Partial<Rules> = { provider: null, required: false, groups: [] };

/** A workspace's own sign-in provider: whether it is required, and which groups give which role. */
export function SignInRules({ workspaceId }: { workspaceId: string }) {
  const providers = useProvidersQuery(undefined);
  const rules = useSignInRulesQuery(workspaceId, { refetchOnMountOrArgChange: true });
  const [send, sent] = useChangeSignInRulesMutation();
  const there = useComeBy();
  const problem = (there.problem ?? sent.error ?? rules.error) as ReadProblem | undefined;
  if (!rules.data || !providers.data) return problem ? <p role="alert">{problem.message}</p> : null;

  const { provider, required, groups } = rules.data;
  const known = providers.data.items;
  const chosen = known.find(({ id }) => id === provider);
  const wanted = known.find(({ id }) => id === (sent.originalArgs?.change.provider ?? provider));
  const change = (next: Partial<Rules>) => void send({ workspaceId, change: next });
  return (
    <>
      <SettingsSection
        title="Sign-in provider"
        lead="Where the people of this workspace have their accounts. Only somebody who signs in with it can choose it."
      >
        {known.length === 0 ? (
          <p>This server has no sign-in providers. Whoever runs it can set one up.</p>
        ) : (
          <SelectField
            label="Provider"
            value={provider ?? noProvider}
            options={[
              { value: noProvider, name: 'None' },
              ...known.map(({ id, name }) => ({ value: id, name })),
            ]}
            onChange={(id) => change(id === noProvider ? none : { ...none, provider: id })}
          />
        )}
        {provider && (
          <div className={styles.switch}>
            <Switch
              checked={required}
              onChange={(_, on) => change({ required: on })}
              slotProps={{
                input: {
                  role: 'switch',
                  'aria-labelledby': 'only-provider',
                  'aria-describedby': 'only-provider-means',
                },
              }}
            />
            <div>
              <p id="only-provider" className="pf-medium">
                Let in only whoever signs in with {chosen?.name ?? provider}
              </p>
              <p id="only-provider-means" className={styles.quiet}>
                Sessions and tokens that came another way stay outside. Owners come in any way, so that nobody
                is shut out for ever.
              </p>
            </div>
          </div>
        )}
        {problem && <p role="alert">{problem.message}</p>}
        {problem?.code === 'provider_proof_needed' && wanted && (
          <Button
            variant="contained"
            size="large"
            className={styles.go}
            onClick={() => void there.go(wanted.id)}
          >
            Continue with {wanted.name}
          </Button>
        )}
        {chosen && !chosen.groups && (
          <p className="pf-small pf-muted">
            {chosen.name} does not tell of groups here, so roles are given by hand.
          </p>
        )}
      </SettingsSection>
      {chosen?.groups && (
        <GroupRules provider={chosen.name} rules={groups} onChange={(next) => change({ groups: next })} />
      )}
    </>
  );
}
