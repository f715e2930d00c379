import { useState, type FormEvent } from 'react';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { useRegister } from '../api/useAuth';
import './auth.css';

type HouseholdRole = 'consumer' | 'prosumer';

const ROLES = [
  { value: 'consumer', label: 'We use electricity', hint: 'You buy from neighbours (consumer).' },
  { value: 'prosumer', label: 'We also make some', hint: 'You have panels: you sell and buy (prosumer).' },
] as const;

export function RegisterForm() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<HouseholdRole>('consumer');
  const register = useRegister();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate({ username: username.trim(), password, role });
  };
  return (
    <form className="auth card" onSubmit={submit} aria-labelledby="register-title" data-testid="register-form">
      <h1 id="register-title">Make an account</h1>
      <Choice legend="Your home" options={ROLES} value={role} onChange={setRole} className="stacked" />
      <Field
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        hint="3 to 32 letters and digits. Other people never see it."
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        hint="At least 8 characters."
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {register.error && (
        <Notice kind="error" testId="auth-error">
          {register.error.message}
        </Notice>
      )}
      <button className="button primary" type="submit" disabled={register.isPending}>
        {register.isPending ? 'Making it…' : 'Make the account'}
      </button>
      <p className="hint">
        Have one already? <a href="#/login">Log in</a>
      </p>
    </form>
  );
}
