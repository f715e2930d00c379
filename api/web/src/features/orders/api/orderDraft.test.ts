import { describe, expect, it } from 'vitest';
import type { Market } from '../../../lib/contract';
import { afterSending, attempted, checkDraft, lastClearing, type OrderDraft, orderRequest } from './orderDraft';

const market: Market = {
  zone: 'north',
  server_time: '2026-01-01T00:05:00.000Z',
  rules: {
    epoch_seconds: 900,
    pricing: 'uniform',
    fee_basis_points: 100,
    min_price: '0.010000',
    max_price: '2.000000',
    price_step: '0.001000',
    min_energy: '0.100',
    max_energy: '50.000',
    energy_step: '0.100',
  },
  epoch: { number: 1963584, start_time: '2026-01-01T00:00:00.000Z', end_time: '2026-01-01T00:15:00.000Z' },
  last_clearing: null,
};

function draft(change: Partial<OrderDraft>): OrderDraft {
  return { side: 'buy', energy: '1.5', price: '0.145', epoch: null, timeInForce: 'epoch', untilMillis: null, ...change };
}

describe('a draft', () => {
  it('knows its total and fee to the micro-unit', () => {
    expect(checkDraft(draft({}), market)).toEqual({
      errors: {},
      ready: true,
      totals: { amount: 217_500n, fee: 2_175n },
    });
    expect(checkDraft(draft({ energy: '3.3', price: '0.333' }), market).totals?.amount).toBe(1_098_900n);
  });

  it.each([
    ['', /How many/],
    ['0.05', /At least 0.1 kWh/],
    ['50.1', /At most 50.0 kWh/],
    ['0.15', /steps of 0.1 kWh/],
    ['1.0000', /At most 3 decimals/],
    ['1,5', /point/],
    ['-1', /At least/],
  ])('refuses %j kWh', (energy, sentence) => {
    const checked = checkDraft(draft({ energy }), market);
    expect(checked.errors.energy).toMatch(sentence);
    expect(checked).toMatchObject({ ready: false, totals: null });
  });

  it.each([
    ['', /What price/],
    ['0.009', /At least 0.01 per kWh/],
    ['2.001', /At most 2.00 per kWh/],
    ['0.1455', /steps of 0.001/],
    ['0.1450000', /At most 6 decimals/],
  ])('refuses a price of %j', (price, sentence) => {
    expect(checkDraft(draft({ price }), market).errors.price).toMatch(sentence);
  });

  it('refuses an amount beyond 64 bits', () => {
    const wide = { ...market, rules: { ...market.rules, max_price: '1000000000.000000', max_energy: '1000000000.000' } };
    const checked = checkDraft(draft({ energy: '1000000000', price: '1000000000' }), wide);
    expect(checked).toMatchObject({ ready: false, totals: null });
    expect(checked.errors.energy).toMatch(/more than the market can count/);
  });
});

describe('a time to stand until', () => {
  it('must include a clearing of the epoch it is for', () => {
    const end = Date.parse(market.epoch.end_time);
    const until = (untilMillis: number | null, epoch: number | null = null) =>
      checkDraft(draft({ timeInForce: 'until', untilMillis, epoch }), market).errors.until;
    expect(until(end)).toBeUndefined();
    expect(until(end - 1)).toMatch(/Too early/);
    expect(until(end, market.epoch.number + 1)).toMatch(/Too early/);
    expect(until(null)).toMatch(/Until when/);
  });

  it('names its last clearing', () => {
    expect(lastClearing(Date.parse('2026-01-01T01:00:00Z'), 900)).toBe(1963587);
    expect(lastClearing(Date.parse('2026-01-01T01:14:59Z'), 900)).toBe(1963587);
  });
});

describe('the request', () => {
  it('leaves out what does not apply', () => {
    expect(orderRequest(draft({ energy: ' 1.5 ' }), 'id')).toEqual({
      side: 'buy',
      energy_amount: '1.5',
      price_per_kwh: '0.145',
      time_in_force: 'epoch',
      client_order_id: 'id',
    });
  });

  it('names a later epoch and a time', () => {
    const until = Date.parse('2026-01-01T02:00:00.000Z');
    expect(orderRequest(draft({ epoch: 7, timeInForce: 'until', untilMillis: until }), 'id')).toMatchObject({
      epoch: 7,
      time_in_force: 'until',
      until: '2026-01-01T02:00:00.000Z',
    });
  });
});

describe('an attempt', () => {
  const first = { clientOrderId: 'id', epoch: null };

  it('leaves the active epoch to the market, and names it when it is sent again', () => {
    expect(attempted(draft({}), first).epoch).toBeNull();
    const sent = afterSending(first, draft({}), 7);
    expect(sent).toEqual({ clientOrderId: 'id', epoch: 7 });
    // The page has moved on meanwhile.
    expect(attempted(draft({}), sent).epoch).toBe(7);
    expect(afterSending(sent, draft({}), 8)).toEqual(sent);
  });

  it('keeps a later epoch that was chosen, also when it has become the active one', () => {
    expect(attempted(draft({ epoch: 9 }), first).epoch).toBe(9);
    const sent = afterSending(first, draft({ epoch: 9 }), 7);
    expect(attempted(draft({ epoch: null }), sent).epoch).toBe(9);
  });
});
