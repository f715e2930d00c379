import type { Order, OrderStatus } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';

/**
 * An order's life has one direction: pending, in the book and filled more and more, ended. So of two views of the same
 * order the one that is further on is the newer, whichever way it came.
 */
const STAGE: Record<OrderStatus, number> = {
  pending: 0,
  active: 1,
  partially_filled: 2,
  filled: 2,
  expired: 2,
  cancelled: 2,
  rejected: 2,
};

export function furtherOn(a: Order, b: Order): Order {
  const stage = STAGE[a.status] - STAGE[b.status];
  if (stage !== 0) {
    return stage > 0 ? a : b;
  }
  return parseEnergyWh(a.filled_amount) > parseEnergyWh(b.filled_amount) ? a : b;
}

export type OrdersById = Readonly<Record<string, Order>>;

/** Told orders that are kept beside the fetched pages. */
const MOST_TOLD = 500;

/** Remembers what the stream, or the answer to a placed order, has told. */
export function withTold(told: OrdersById, orders: readonly Order[]): OrdersById {
  const next: Record<string, Order> = { ...told };
  for (const order of orders) {
    const known = next[order.order_id];
    next[order.order_id] = known ? furtherOn(order, known) : order;
  }
  const ids = Object.keys(next);
  return ids.length <= MOST_TOLD
    ? next
    : Object.fromEntries(newestFirst(Object.values(next)).slice(0, MOST_TOLD).map((order) => [order.order_id, order]));
}

/**
 * Fetched and told orders as one list, newest first. A told order that the fetched list lacks is shown where it is
 * newer than the list's end: the database will have it in a moment; an older one belongs to a page not fetched yet.
 */
export function combinedOrders(fetched: readonly Order[], told: OrdersById, complete: boolean): Order[] {
  const byId = new Map(fetched.map((order) => [order.order_id, order]));
  const oldest = fetched.at(-1)?.order_id ?? '';
  for (const order of Object.values(told)) {
    const known = byId.get(order.order_id);
    if (known) {
      byId.set(order.order_id, furtherOn(order, known));
    } else if (complete || order.order_id > oldest) {
      byId.set(order.order_id, order);
    }
  }
  return newestFirst([...byId.values()]);
}

/** Ids begin with the time (UUIDv7), and orders that the market refused have no other. */
function newestFirst(orders: Order[]): Order[] {
  return orders.sort((a, b) => (a.order_id < b.order_id ? 1 : -1));
}

/** Whether an order can still trade. */
export function isOpen(order: Order, activeEpoch: number): boolean {
  return order.status === 'active' && order.last_epoch !== null && order.last_epoch >= activeEpoch;
}

/** What of one's own stands in an epoch's book, in Wh, by side and price. */
export function ownEnergy(orders: readonly Order[], epoch: number): { buy: Map<bigint, bigint>; sell: Map<bigint, bigint> } {
  const own = { buy: new Map<bigint, bigint>(), sell: new Map<bigint, bigint>() };
  for (const order of orders) {
    if (isOpen(order, epoch) && order.epoch !== null && order.epoch <= epoch) {
      const price = parseMicros(order.price_per_kwh);
      const left = parseEnergyWh(order.energy_amount) - parseEnergyWh(order.filled_amount);
      own[order.side].set(price, (own[order.side].get(price) ?? 0n) + left);
    }
  }
  return own;
}
