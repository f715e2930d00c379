import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Market, StreamMessage } from '../../../lib/contract';
import { usePollMillis, useServices, useStreamBatches } from '../../../lib/services';
import { afterClearing, isEpochRow, latestMarket } from './epochHistory';

const KEY = ['market'];

/** How long after an epoch's end the page waits for word of its clearing before it asks. */
const PATIENCE_MILLIS = 1_500;

/** The zone's rules, its active epoch and the last clearing; moved on by the stream as epochs clear. */
export function useMarket() {
  const { http, clock } = useServices();
  const queries = useQueryClient();
  const poll = usePollMillis();

  function moveOn(message: StreamMessage) {
    if (message.type !== 'epoch_cleared') {
      return;
    }
    const { next } = message;
    if (next === undefined || !isEpochRow(message)) {
      void queries.invalidateQueries({ queryKey: KEY });
      return;
    }
    queries.setQueryData<Market>(KEY, (known) => known && afterClearing(known, message, next));
  }
  useStreamBatches((messages) => messages.forEach(moveOn));

  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const fetched = await http.get<Market>('/market');
      clock.observe(fetched.server_time);
      return latestMarket(queries.getQueryData<Market>(KEY), fetched);
    },
    refetchInterval: ({ state }) => {
      const end = state.data ? Date.parse(state.data.epoch.end_time) : Infinity;
      return clock.now() > end + PATIENCE_MILLIS ? 1_000 : Math.min(poll, Math.max(1_000, end + PATIENCE_MILLIS - clock.now()));
    },
  });
}
