import { useState, type FormEvent } from 'react';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { useLogin } from '../api/useAuth';
import './auth.css';

export function LoginForm({ sessionEnded }: { sessionEnded: boolean }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useLogin();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate({ username: username.trim(), password });
  };
  return (
    <form className="auth card" onSubmit={submit} aria-labelledby="login-title" data-testid="login-form">
      <h1 id="login-title">Log in</h1>
      {sessionEnded && <Notice kind="info">Your session has ended. Log in to go on; your orders stand as they were.</Notice>}
      <Field
        label="Name"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {login.error && (
        <Notice kind="error" testId="auth-error">
          {login.error.message}
        </Notice>
      )}
      <button className="button primary" type="submit" disabled={login.isPending}>
        {login.isPending ? 'Logging in…' : 'Log in'}
      </button>
      <p className="hint">
        New here? <a href="#/register">Make an account</a>
      </p>
    </form>
  );
}
