import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Balances } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { usePollMillis, useServices, useStreamBatches } from '../../../lib/services';

export interface Account {
  readonly cashMicros: bigint;
  readonly cashReservedMicros: bigint;
  readonly energyWh: bigint;
  readonly energyReservedWh: bigint;
  readonly boughtWh: bigint;
}

/** What the stream said this shortly before a fetch was sent may not be in the database yet. */
const LAG_MILLIS = 2_000;

/** The balances of whoever is logged in: fetched, then told by the stream at each change. */
export function useBalances(userId: string) {
  const { http } = useServices();
  const queries = useQueryClient();
  const key = ['me', userId];
  const toldAt = useRef(-Infinity);
  useStreamBatches((messages) => {
    const told = messages.filter((message) => message.type === 'balance').at(-1);
    if (told) {
      toldAt.current = Date.now();
      queries.setQueryData<Account>(key, toAccount(told.balances));
    }
  });
  return useQuery({
    queryKey: key,
    queryFn: async () => {
      const askedAt = Date.now();
      const { balances } = await http.get<{ balances: Balances }>('/me');
      const known = queries.getQueryData<Account>(key);
      return known && toldAt.current > askedAt - LAG_MILLIS ? known : toAccount(balances);
    },
    refetchInterval: usePollMillis(15_000),
  });
}

function toAccount(balances: Balances): Account {
  return {
    cashMicros: parseMicros(balances.cash),
    cashReservedMicros: parseMicros(balances.cash_reserved),
    energyWh: parseEnergyWh(balances.energy),
    energyReservedWh: parseEnergyWh(balances.energy_reserved),
    boughtWh: parseEnergyWh(balances.bought),
  };
}
