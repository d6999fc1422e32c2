import Button from '@mui/material/Button';
import { useLinkedLoginsQuery, useLinkLoginMutation, useUnlinkLoginMutation } from '../../api/logins';
import { useProvidersQuery } from '../../api/providers';
import type { ReadProblem } from '../../api/readApi';
import { timeAgo } from '../../lib/dates';
import { Icon } from '../../ui/Icon';
import { SettingsList, SettingsRow } from '../../ui/SettingsList';
import { SettingsSection } from '../../ui/SettingsSection';

/** The providers that one comes in by, and those that one could. */
export function LinkedLogins() {
  const providers = useProvidersQuery(undefined);
  const logins = useLinkedLoginsQuery(undefined, { refetchOnMountOrArgChange: true });
  const [link, linking] = useLinkLoginMutation();
  const [unlink, unlinking] = useUnlinkLoginMutation();
  const problem = (logins.error ?? linking.error ?? unlinking.error) as ReadProblem | undefined;
  if (!logins.data || !providers.data) return problem ? <p role="alert">{problem.message}</p> : null;

  const linked = logins.data.items;
  const free = providers.data.items.filter(({ id }) => !linked.some((login) => login.provider === id));
  const nameOf = (id: string) => providers.data?.items.find((provider) => provider.id === id)?.name;
  const go = async (provider: string) => {
    const { data } = await link({ provider, next: location.pathname });
    if (data) location.assign(data.url);
  };
  return (
    <SettingsSection
      title="Ways in without a password"
      lead="Each of these accounts lets you in. Only you can link one, while you are signed in: sharing an e-mail address links nothing."
    >
      {problem && <p role="alert">{problem.message}</p>}
      {linked.length + free.length === 0 && (
        <p>This server has no sign-in providers. Whoever runs it can set one up.</p>
      )}
      {linked.length + free.length > 0 && (
        <SettingsList label="Linked accounts">
          {linked.map(({ id, provider, email, createdAt }) => (
            <SettingsRow
              key={id}
              title={nameOf(provider) ?? provider}
              detail={
                <>
                  {email && <bdi>{email}, </bdi>}
                  linked {timeAgo(createdAt)}
                  {!nameOf(provider) && '; this server does not use it any more'}
                </>
              }
              action={
                <Button
                  variant="outlined"
                  aria-label={`Unlink ${nameOf(provider) ?? provider}${email ? `, ${email}` : ''}`}
                  onClick={() => void unlink(id)}
                >
                  Unlink
                </Button>
              }
            />
          ))}
          {free.map(({ id, name }) => (
            <SettingsRow
              key={id}
              title={name}
              detail="Not linked"
              action={
                <Button
                  variant="outlined"
                  startIcon={<Icon name="link" />}
                  aria-label={`Link ${name}`}
                  onClick={() => void go(id)}
                >
                  Link
                </Button>
              }
            />
          ))}
        </SettingsList>
      )}
    </SettingsSection>
  );
}
