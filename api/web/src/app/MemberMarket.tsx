import { useMemo, type ReactNode } from 'react';
import { useBalances } from '../features/account/api/useBalances';
import { BalancesCard } from '../features/account/components/BalancesCard';
import { OrderBook } from '../features/book/components/OrderBook';
import { MetersCard } from '../features/meters/components/MetersCard';
import { ownEnergy } from '../features/orders/api/orderProgress';
import { useOrders } from '../features/orders/api/useOrders';
import { OrderForm } from '../features/orders/components/OrderForm';
import { OrdersCard } from '../features/orders/components/OrdersCard';
import { MyTradesCard } from '../features/trades/components/MyTradesCard';
import { ZoneTradesCard } from '../features/trades/components/ZoneTradesCard';
import type { Market } from '../lib/contract';
import type { User } from '../lib/session';

interface MemberMarketProps {
  readonly market: Market;
  readonly user: User;
  readonly chart: ReactNode;
  readonly closeOf: (epoch: number) => string;
}

/** The market with one's own balances, orders and trades. */
export function MemberMarket({ market, user, chart, closeOf }: MemberMarketProps) {
  const balances = useBalances(user.user_id);
  const list = useOrders(user.user_id);
  const epoch = market.epoch.number;
  const own = useMemo(() => ownEnergy(list.orders ?? [], epoch), [list.orders, epoch]);
  return (
    <div className="columns">
      <div className="column">
        <BalancesCard
          role={user.role}
          account={balances.data}
          error={balances.error}
          retry={() => void balances.refetch()}
        />
        {user.role !== 'admin' && (
          <>
            <OrderForm market={market} user={user} available={balances.data ?? null} />
            <MetersCard userId={user.user_id} role={user.role} />
          </>
        )}
      </div>
      <div className="column">
        {chart}
        <OrdersCard userId={user.user_id} list={list} activeEpoch={epoch} closeOf={closeOf} />
        <MyTradesCard userId={user.user_id} closeOf={closeOf} />
      </div>
      <div className="column">
        <OrderBook epoch={epoch} own={own} />
        <ZoneTradesCard closeOf={closeOf} />
      </div>
    </div>
  );
}
