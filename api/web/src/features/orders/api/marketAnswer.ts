import type { Order } from '../../../lib/contract';
import type { Answer } from '../../../lib/http';

/** What came back for an order that was placed or cancelled. */
export interface MarketAnswer {
  readonly order: Order;
  /** Whether the market has answered; what it has not answered is safe in its log all the same. */
  readonly answered: boolean;
}

export function marketAnswer({ status, body }: Answer<{ readonly order: Order }>): MarketAnswer {
  return { order: body.order, answered: status !== 202 };
}

/** What the answer tells of the order: nothing while it is pending, since it holds an id and a status only. */
export function toldBy({ order, answered }: MarketAnswer): readonly Order[] {
  return answered ? [order] : [];
}
