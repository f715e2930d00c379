import { describe, expect, it } from 'vitest';
import { KEPT, mergeTrades, type SettledTrade, toTrade, withNews, type ZoneTrade } from './trades';

function trade(epoch: number, position: number): ZoneTrade {
  return { epoch, position, matched_amount: '1.000', price: '0.100000' };
}

describe('trades in the zone', () => {
  it('stand newest first, each once', () => {
    const merged = mergeTrades([trade(1, 0), trade(2, 0)], [trade(2, 1), trade(2, 0)]);
    expect(merged.map((t) => [t.epoch, t.position])).toEqual([[2, 1], [2, 0], [1, 0]]);
  });

  it('are kept up to a number', () => {
    const merged = mergeTrades([], Array.from({ length: 80 }, (_, i) => trade(1, i)));
    expect(merged).toHaveLength(KEPT);
    expect(merged[0]?.position).toBe(79);
  });

  it('come from the stream', () => {
    const news = { type: 'trade', zone: 'z', sequence: 4, ...trade(3, 2) } as const;
    expect(toTrade(news)).toEqual(trade(3, 2));
    expect(toTrade({ type: 'epoch_cleared', zone: 'z', sequence: 5, epoch: 3 })).toBeNull();
  });
});

describe('a settlement', () => {
  const pending: SettledTrade = {
    ...trade(1, 0),
    trade_id: 't',
    side: 'buy',
    amount: '0.100000',
    fee: '0.001000',
    status: 'pending',
    signature: null,
    reason: null,
  };

  it('moves on by news', () => {
    expect(withNews(pending, { status: 'confirmed', signature: 'abc' })).toMatchObject({
      status: 'confirmed',
      signature: 'abc',
    });
    expect(withNews(pending, undefined)).toBe(pending);
  });

  it('never goes back', () => {
    const confirmed = withNews(pending, { status: 'confirmed', signature: 'abc' });
    expect(withNews(confirmed, { status: 'failed', signature: null })).toBe(confirmed);
    expect(withNews(confirmed, { status: 'pending', signature: null })).toBe(confirmed);
  });
});
