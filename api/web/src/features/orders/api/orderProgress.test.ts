import { describe, expect, it } from 'vitest';
import type { Order } from '../../../lib/contract';
import { combinedOrders, furtherOn, isOpen, ownEnergy, withTold } from './orderProgress';

function order(change: Partial<Order>): Order {
  return {
    order_id: 'a',
    client_order_id: null,
    side: 'buy',
    energy_amount: '2.000',
    filled_amount: '0.000',
    price_per_kwh: '0.200000',
    epoch: 10,
    last_epoch: 10,
    time_in_force: 'epoch',
    status: 'active',
    reason_code: null,
    reason: null,
    placed_at: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

describe('of two views of an order', () => {
  it('the one further on is the newer, in whichever order they come', () => {
    const stages = [
      order({ status: 'pending' }),
      order({}),
      order({ filled_amount: '0.500' }),
      order({ filled_amount: '1.500' }),
      order({ status: 'partially_filled', filled_amount: '1.500' }),
    ];
    stages.forEach((earlier, i) =>
      stages.slice(i + 1).forEach((later) => {
        expect(furtherOn(earlier, later)).toBe(later);
        expect(furtherOn(later, earlier)).toBe(later);
      }),
    );
  });
});

describe('the list', () => {
  const older = order({ order_id: '9' });

  it('shows a told order that the database lacks, newest first', () => {
    const told = withTold({}, [order({})]);
    expect(combinedOrders([older], told, false).map((o) => o.order_id)).toEqual(['a', '9']);
  });

  it('leaves an older told order to the page it belongs to, until all are fetched', () => {
    const told = withTold({}, [older]);
    expect(combinedOrders([order({})], told, false)).toHaveLength(1);
    expect(combinedOrders([order({})], told, true)).toHaveLength(2);
  });

  it('does not let a stale page take a fill back', () => {
    const told = withTold({}, [order({ status: 'filled', filled_amount: '2.000' })]);
    expect(combinedOrders([order({})], told, true)[0]?.status).toBe('filled');
  });

  it('keeps orders without a time in their place', () => {
    const refused = order({ order_id: '5', status: 'rejected', placed_at: null });
    const list = combinedOrders([order({}), older, refused], {}, true);
    expect(list.map((o) => o.order_id)).toEqual(['a', '9', '5']);
  });

  it('remembers a bounded number, the newest', () => {
    const many = Array.from({ length: 600 }, (_, i) =>
      order({ order_id: `o${String(i).padStart(3, '0')}` }),
    );
    const told = withTold({}, many);
    expect(Object.keys(told)).toHaveLength(500);
    expect(told['o599']).toBeDefined();
    expect(told['o000']).toBeUndefined();
  });
});

it('counts an order as open until its last clearing', () => {
  expect(isOpen(order({}), 10)).toBe(true);
  expect(isOpen(order({}), 11)).toBe(false);
  expect(isOpen(order({ last_epoch: 12, filled_amount: '1.000' }), 11)).toBe(true);
  expect(isOpen(order({ last_epoch: 12, status: 'partially_filled' }), 11)).toBe(false);
  expect(isOpen(order({ status: 'pending', epoch: null, last_epoch: null }), 10)).toBe(false);
  expect(isOpen(order({ status: 'cancelled' }), 10)).toBe(false);
});

it('sums what is left of own orders by price, in this epoch only', () => {
  const own = ownEnergy(
    [
      order({}),
      order({ order_id: 'b', filled_amount: '0.500', epoch: 9, last_epoch: 12 }),
      order({ order_id: 'c', epoch: 11, last_epoch: 11 }),
      order({ order_id: 'd', status: 'rejected' }),
      order({ order_id: 'e', side: 'sell', price_per_kwh: '0.300000' }),
    ],
    10,
  );
  expect([...own.buy]).toEqual([[200_000n, 3500n]]);
  expect([...own.sell]).toEqual([[300_000n, 2000n]]);
});
