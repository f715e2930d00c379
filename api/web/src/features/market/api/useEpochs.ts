import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EpochRow } from '../../../lib/contract';
import { usePollMillis, useRefetchSoon, useServices, useStreamBatches } from '../../../lib/services';
import { HISTORY, isEpochRow, mergeEpochs } from './epochHistory';

const KEY = ['epochs'];

/** The last epochs that have cleared, newest first. */
export function useEpochs() {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  useStreamBatches((messages) => {
    for (const message of messages) {
      if (message.type === 'epoch_cleared') {
        if (isEpochRow(message)) {
          queries.setQueryData<EpochRow[]>(KEY, (known) => known && mergeEpochs(known, [message]));
        }
        refetchSoon('epochs');
      }
    }
  });
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const { epochs } = await http.get<{ epochs: EpochRow[] }>('/epochs', { limit: HISTORY });
      // An epoch that is still open, if the API lists it, has no result yet.
      const closed = epochs.filter((row) => row.status !== 'active' && row.status !== 'pending');
      return mergeEpochs(queries.getQueryData<EpochRow[]>(KEY) ?? [], closed);
    },
    refetchInterval: usePollMillis(60_000),
  });
}
