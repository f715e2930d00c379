import { ApiError } from '../lib/http';
import { useConnection } from '../lib/services';

/** Whether the page is up to date, in plain words. */
export function ConnectionStatus({ marketError }: { marketError: Error | null }) {
  const connection = useConnection();
  const unreachable = marketError instanceof ApiError && marketError.status === 0;
  const [state, words] = unreachable
    ? (['down', 'Market out of reach, trying again'] as const)
    : connection === 'live'
      ? (['live', 'Live'] as const)
      : connection === 'connecting'
        ? (['waiting', 'Connecting…'] as const)
        : (['waiting', 'Connection lost, updating every few seconds'] as const);
  return (
    <p className={`connection ${state}`} role="status" data-testid="connection" data-state={state}>
      {words}
    </p>
  );
}
