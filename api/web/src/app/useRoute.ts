import { useSyncExternalStore } from 'react';

export type Route = 'market' | 'login' | 'register';

/** Which view the address asks for: `#/login`, `#/register`, or else the market. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return hash === '#/login' ? 'login' : hash === '#/register' ? 'register' : 'market';
}

export function goTo(route: Route): void {
  window.location.hash = route === 'market' ? '#/' : `#/${route}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
