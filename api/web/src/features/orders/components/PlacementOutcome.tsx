import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';
import { ApiError } from '../../../lib/http';
import { Notice } from '../../../ui/Notice';
import type { MarketAnswer } from '../api/marketAnswer';
import { PendingNotice } from './PendingNotice';

interface PlacementOutcomeProps {
  readonly placed: MarketAnswer | undefined;
  readonly error: Error | null;
}

/** What became of the order that was sent last. */
export function PlacementOutcome({ placed, error }: PlacementOutcomeProps) {
  if (error) {
    const refused = error instanceof ApiError && error.status === 422;
    return (
      <Notice kind="error" testId="order-refused">
        {refused ? `The market refused the order: ${error.message}.` : error.message}
        {error instanceof ApiError && error.status === 0 && ' If it did arrive, sending it again does not place it twice.'}
      </Notice>
    );
  }
  if (!placed) {
    return null;
  }
  if (!placed.answered) {
    return (
      <PendingNotice what="The order" testId="order-pending">
        It appears below when it has.
      </PendingNotice>
    );
  }
  const { order } = placed;
  return (
    <Notice kind="good" testId="order-placed">
      The market took your order: {order.side === 'buy' ? 'buy' : 'sell'} {showEnergy(parseEnergyWh(order.energy_amount))} kWh at{' '}
      {showMoney(parseMicros(order.price_per_kwh))} or {order.side === 'buy' ? 'less' : 'more'}.
    </Notice>
  );
}
