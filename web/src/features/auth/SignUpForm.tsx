import { useState, type ReactNode } from 'react';
import { passwordHint, passwordProblem } from '../../lib/password';
import { PasswordField } from '../../ui/PasswordField';
import { AuthForm } from './AuthForm';
import { EmailField, NameField } from './Fields';
import { ProviderWays } from './ProviderWays';
import { formError, useAuth } from './useAuth';

interface SignUpFormProps {
  /** Where somebody goes on who comes in by a provider instead. */
  next: string;
  title: string;
  lead: ReactNode;
  submit: string;
  foot: ReactNode;
  /** An invitation for one address: it stands and cannot be changed. */
  email?: string | null;
}

interface Errors {
  name?: string;
  email?: string;
  password?: string;
}

function check(name: string, email: string, password: string): Errors {
  return {
    ...(name.trim() ? {} : { name: 'Enter the name that others should see.' }),
    ...(/^\S+@\S+$/.test(email.trim()) ? {} : { email: 'Enter an e-mail address, such as ada@example.org.' }),
    ...(passwordProblem(password) ? { password: passwordProblem(password) } : {}),
  };
}

export function SignUpForm({ next, title, lead, submit, foot, email: invited }: SignUpFormProps) {
  const auth = useAuth();
  const [name, setName] = useState('');
  const [email, setEmail] = useState(invited ?? '');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<Errors>({});

  const send = () => {
    const found = check(name, email, password);
    setErrors(found);
    if (Object.keys(found).length === 0) void auth.register(name.trim(), email.trim(), password);
  };

  return (
    <AuthForm
      title={title}
      lead={lead}
      error={formError(auth.problem, ['name', 'email', 'password'])}
      submit={submit}
      busy={auth.busy}
      busyWords="Creating account"
      onSubmit={send}
      foot={foot}
    >
      <ProviderWays next={next} />
      <NameField
        autoFocus
        value={name}
        onChange={setName}
        error={errors.name ?? auth.problem?.fieldError('name')}
      />
      <EmailField
        value={email}
        onChange={setEmail}
        readOnly={Boolean(invited)}
        error={errors.email ?? auth.problem?.fieldError('email')}
      />
      <PasswordField
        fresh
        value={password}
        onChange={setPassword}
        hint={passwordHint}
        error={errors.password ?? auth.problem?.fieldError('password')}
      />
    </AuthForm>
  );
}
