import type { User } from '../../../lib/session';
import { useLogout } from '../api/useAuth';

const ROLE_WORDS = { consumer: 'buys', prosumer: 'buys and sells', admin: 'administers' } as const;

/** Who is logged in, with the way out; or the ways in. */
export function AccountMenu({ user }: { user: User | null }) {
  const logout = useLogout();
  if (user === null) {
    return (
      <nav className="account-menu" aria-label="Account">
        <a className="button quiet" href="#/login">
          Log in
        </a>
        <a className="button primary" href="#/register">
          Join
        </a>
      </nav>
    );
  }
  return (
    <div className="account-menu">
      <span className="who" data-testid="who">
        <strong>{user.username}</strong> <small>{ROLE_WORDS[user.role]}</small>
      </span>
      <button type="button" className="button quiet" onClick={() => logout.mutate()} disabled={logout.isPending}>
        Log out
      </button>
    </div>
  );
}
