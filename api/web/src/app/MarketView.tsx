import { useCallback, useMemo } from 'react';
import { useEpochs } from '../features/market/api/useEpochs';
import type { useMarket } from '../features/market/api/useMarket';
import { ClearingChart } from '../features/market/components/ClearingChart';
import { EpochBanner } from '../features/market/components/EpochBanner';
import { OrderBook, type OwnEnergy } from '../features/book/components/OrderBook';
import { ZoneTradesCard } from '../features/trades/components/ZoneTradesCard';
import { ApiError } from '../lib/http';
import type { User } from '../lib/session';
import { timeRelativeTo } from '../lib/times';
import { Loading, Notice } from '../ui/Notice';
import { MemberMarket } from './MemberMarket';
import { Welcome } from './Welcome';

const NOTHING_OWN: OwnEnergy = { buy: new Map(), sell: new Map() };

interface MarketViewProps {
  readonly market: ReturnType<typeof useMarket>;
  readonly user: User | null;
}

/** The market on one page: public for everybody, with one's own part beside it after login. */
export function MarketView({ market: query, user }: MarketViewProps) {
  const market = query.data;
  const epochs = useEpochs();
  const times = useMemo(
    () => new Map((epochs.data ?? []).map((row) => [row.epoch, row] as const)),
    [epochs.data],
  );
  const active = market?.epoch;
  const epochMillis = (market?.rules.epoch_seconds ?? 0) * 1000;
  const closeOf = useCallback(
    (epoch: number) => {
      if (!active) {
        return String(epoch);
      }
      const end = Date.parse(active.end_time);
      // Known where it is known: the length of epochs may have been another one then.
      return timeRelativeTo(times.get(epoch)?.end_time ?? end + (epoch - active.number) * epochMillis, end);
    },
    [active, times, epochMillis],
  );

  if (market === undefined) {
    return (
      <div className="card">
        <Loading error={query.error} what="the market" retry={() => void query.refetch()} />
      </div>
    );
  }
  const chart = epochs.data ? (
    <ClearingChart epochs={epochs.data} />
  ) : (
    <section className="card">
      <Loading error={epochs.error} what="the clearing prices" retry={() => void epochs.refetch()} />
    </section>
  );
  return (
    <>
      {query.error instanceof ApiError && query.error.status >= 500 && (
        <Notice kind="warning">{query.error.message} What you see may be a little old.</Notice>
      )}
      <EpochBanner market={market} />
      {user === null ? (
        <div className="columns visitor">
          <div className="column">
            <Welcome rules={market.rules} />
          </div>
          <div className="column">
            {chart}
            <ZoneTradesCard closeOf={closeOf} />
          </div>
          <div className="column">
            <OrderBook epoch={market.epoch.number} own={NOTHING_OWN} />
          </div>
        </div>
      ) : (
        <MemberMarket key={user.user_id} market={market} user={user} chart={chart} closeOf={closeOf} />
      )}
    </>
  );
}
