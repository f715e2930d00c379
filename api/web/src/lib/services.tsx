import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { StreamMessage } from './contract';
import { type Environment, streamUrl } from './environment';
import { ApiError, Http } from './http';
import { type ConnectionState, MarketStream } from './marketStream';
import { ServerClock } from './serverClock';
import { type Session, SessionStore } from './session';

/** What the page talks through; one of each. */
export interface Services {
  readonly http: Http;
  readonly stream: MarketStream;
  readonly clock: ServerClock;
  readonly session: SessionStore;
  readonly queries: QueryClient;
}

/** Gaps come in swarms: at most one reload of everything in this time. */
const RELOAD_PAUSE_MILLIS = 5_000;

export function createServices(environment: Environment): Services {
  const session = new SessionStore(window.sessionStorage);
  const http = new Http(
    environment.apiBase,
    () => session.get()?.token ?? null,
    () => session.end(true),
  );
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !(error instanceof ApiError && error.status >= 400 && error.status < 500) && failures < 2,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  const stream = new MarketStream(
    () => streamUrl(environment.apiBase, window.location.href, session.get()?.token ?? null),
    throttled(() => void queries.invalidateQueries(), RELOAD_PAUSE_MILLIS),
    () => session.end(true),
  );
  return { http, stream, clock: new ServerClock(), session, queries };
}

/** Runs at once, then at most once in a pause; a call during the pause runs at its end. */
function throttled(action: () => void, pauseMillis: number): () => void {
  let resting = false;
  let wanted = false;
  const run = () => {
    if (resting) {
      wanted = true;
      return;
    }
    resting = true;
    setTimeout(() => {
      resting = false;
      if (wanted) {
        wanted = false;
        run();
      }
    }, pauseMillis);
    action();
  };
  return run;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  const { stream, clock, session } = services;
  useEffect(() => {
    stream.open();
    const unlisten = stream.subscribe((message) => {
      if (message.type === 'hello' || message.type === 'tick') {
        clock.observe(message.server_time);
      }
    });
    // Private messages need the token of whoever is logged in now.
    const unfollow = session.subscribe(() => stream.open());
    const hasten = () => stream.hasten();
    window.addEventListener('online', hasten);
    return () => {
      window.removeEventListener('online', hasten);
      unfollow();
      unlisten();
      stream.close();
    };
  }, [stream, clock, session]);
  return (
    <ServicesContext value={services}>
      <QueryClientProvider client={services.queries}>{children}</QueryClientProvider>
    </ServicesContext>
  );
}

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) {
    throw new Error('a component that needs the services stands outside ServicesProvider');
  }
  return services;
}

export function useSession(): Session | null {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, session.get);
}

export function useConnection(): ConnectionState {
  const { state } = useServices().stream;
  return useSyncExternalStore(state.subscribe, state.get);
}

/** A busy market sends hundreds of messages a second; the page redraws at most ten times in one. */
const BATCH_MILLIS = 100;

/** The stream's messages in order, in batches, so that a burst causes one redraw. */
export function useStreamBatches(onBatch: (messages: readonly StreamMessage[]) => void): void {
  const { stream } = useServices();
  const current = useEffectEvent(onBatch);
  useEffect(() => {
    let waiting: StreamMessage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      const batch = waiting;
      waiting = [];
      timer = undefined;
      current(batch);
    };
    const unsubscribe = stream.subscribe((message) => {
      waiting.push(message);
      timer ??= setTimeout(flush, BATCH_MILLIS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [stream]);
}

/** How often to ask where the stream does not tell: seldom while it is live, often while it is not. */
export function usePollMillis(liveMillis = 30_000): number {
  return useConnection() === 'live' ? liveMillis : 3_000;
}

/**
 * Fetches again a little later, twice: what the log has decided reaches the database, and so these queries, with a
 * delay. Spread by chance, so that pages do not ask all in the same moment.
 */
export function useRefetchSoon(): (...keys: readonly string[]) => void {
  const queries = useQueryClient();
  return useMemo(
    () =>
      (...keys) => {
        for (const delay of [700, 3_000]) {
          setTimeout(
            () => keys.forEach((key) => void queries.invalidateQueries({ queryKey: [key] })),
            delay + Math.random() * 600,
          );
        }
      },
    [queries],
  );
}
