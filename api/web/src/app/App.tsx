import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { AccountMenu } from '../features/auth/components/AccountMenu';
import { LoginForm } from '../features/auth/components/LoginForm';
import { RegisterForm } from '../features/auth/components/RegisterForm';
import { useMarket } from '../features/market/api/useMarket';
import { useServices, useSession } from '../lib/services';
import { Logo } from '../ui/Logo';
import { ConnectionStatus } from './ConnectionStatus';
import { MarketView } from './MarketView';
import { goTo, useRoute } from './useRoute';

/** The parts of the cache that belong to a person. */
const PRIVATE_KEYS = ['me', 'orders', 'orders-told', 'settlements', 'settlement-news', 'meters', 'intervals'];

export function App() {
  const session = useSession();
  const route = useRoute();
  const market = useMarket();
  const { session: store } = useServices();
  const queries = useQueryClient();
  const ended = useSyncExternalStore(store.ended.subscribe, store.ended.get);
  const userId = session?.user.user_id ?? null;

  useEffect(() => {
    if (userId === null) {
      PRIVATE_KEYS.forEach((key) => queries.removeQueries({ queryKey: [key] }));
    }
  }, [userId, queries]);
  useEffect(() => {
    if (userId !== null && route !== 'market') {
      goTo('market');
    } else if (ended && route === 'market') {
      goTo('login');
    }
  }, [userId, route, ended]);

  return (
    <>
      <a className="skip" href="#main">
        Skip to the market
      </a>
      <header className="page-head">
        <a className="brand" href="#/">
          <Logo />
          <span>GridTokenX</span>
        </a>
        {market.data && <span className="zone">{market.data.zone}</span>}
        <ConnectionStatus marketError={market.error} />
        <AccountMenu user={session?.user ?? null} />
      </header>
      <main id="main" tabIndex={-1}>
        {route === 'login' && session === null ? (
          <LoginForm sessionEnded={ended} />
        ) : route === 'register' && session === null ? (
          <RegisterForm />
        ) : (
          <MarketView market={market} user={session?.user ?? null} />
        )}
      </main>
      <footer className="page-foot">
        Times are in your own time zone. Prices and amounts are in the market’s currency, energy in kilowatt hours.
      </footer>
    </>
  );
}
