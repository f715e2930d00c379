import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isPublic } from '../../../lib/contract';
import { usePollMillis, useRefetchSoon, useServices, useStreamBatches } from '../../../lib/services';
import { KEPT, mergeTrades, toTrade, type ZoneTrade } from './trades';

const KEY = ['matches'];

/** The last trades of the zone, whoever made them. */
export function useZoneTrades() {
  const { http } = useServices();
  const queries = useQueryClient();
  const refetchSoon = useRefetchSoon();
  useStreamBatches((messages) => {
    const trades = messages.flatMap((message) => (isPublic(message) ? (toTrade(message) ?? []) : []));
    if (trades.length > 0) {
      queries.setQueryData<ZoneTrade[]>(KEY, (known) => known && mergeTrades(known, trades));
      refetchSoon('matches');
    }
  });
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const { matches } = await http.get<{ matches: ZoneTrade[] }>('/matches', { limit: KEPT });
      return mergeTrades(queries.getQueryData<ZoneTrade[]>(KEY) ?? [], matches);
    },
    refetchInterval: usePollMillis(30_000),
  });
}
