import { expect, it } from 'vitest';
import type { Order } from '../../../lib/contract';
import { marketAnswer, toldBy } from './marketAnswer';

const order = { order_id: 'a', status: 'cancelled' } as Order;

it('tells of the order once the market has answered', () => {
  for (const status of [200, 201]) {
    const answer = marketAnswer({ status, body: { order } });
    expect(answer).toEqual({ order, answered: true });
    expect(toldBy(answer)).toEqual([order]);
  }
});

it('tells nothing of an order that the market has not answered', () => {
  const answer = marketAnswer({ status: 202, body: { order: { order_id: 'a', status: 'pending' } as Order } });
  expect(answer.answered).toBe(false);
  expect(toldBy(answer)).toEqual([]);
});
