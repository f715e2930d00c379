import { describe, expect, it } from 'vitest';
import type { EpochRow, Market } from '../../../lib/contract';
import { afterClearing, HISTORY, isEpochRow, latestMarket, mergeEpochs } from './epochHistory';

function row(epoch: number, clearing_price: string | null = null): EpochRow {
  return {
    epoch,
    start_time: new Date(epoch * 900_000).toISOString(),
    end_time: new Date((epoch + 1) * 900_000).toISOString(),
    status: 'cleared',
    clearing_price,
    total_volume: '0.000',
    orders: 0,
    matched_orders: 0,
    matches: 0,
    unserved_buy: '0.000',
    unserved_sell: '0.000',
    merkle_root: '',
  };
}

function market(number: number, epoch_seconds = 900): Market {
  return {
    zone: 'north',
    server_time: new Date(number).toISOString(),
    rules: {
      epoch_seconds,
      pricing: 'uniform',
      fee_basis_points: 100,
      min_price: '0.000000',
      max_price: '1.000000',
      price_step: '0.000001',
      min_energy: '0.001',
      max_energy: '100.000',
      energy_step: '0.001',
    },
    epoch: { number, start_time: '', end_time: '' },
    last_clearing: { epoch: number - 1, clearing_price: null, total_volume: '0.000' },
  };
}

describe('epochs', () => {
  it('keeps what the stream told before the database did', () => {
    const merged = mergeEpochs([row(9, '0.100000'), row(8)], [row(8, '0.200000'), row(7)]);
    expect(merged.map((r) => r.epoch)).toEqual([9, 8, 7]);
    expect(merged[1]?.clearing_price).toBe('0.200000');
  });

  it('looks back no further than a day of quarter hours', () => {
    const merged = mergeEpochs(
      Array.from({ length: HISTORY }, (_, i) => row(i)),
      [row(200)],
    );
    expect(merged).toHaveLength(HISTORY);
    expect(merged[0]?.epoch).toBe(200);
  });

  it('knows a whole row from a part of one', () => {
    expect(isEpochRow(row(1))).toBe(true);
    expect(isEpochRow({ epoch: 1, total_volume: '0.000' })).toBe(false);
  });
});

describe('the market', () => {
  it('does not go back to an epoch that has closed', () => {
    const now = latestMarket(market(10), market(9));
    expect(now.epoch.number).toBe(10);
    expect(now.last_clearing?.epoch).toBe(9);
    expect(now.server_time).toBe(market(9).server_time);
  });

  it('goes forward', () => {
    expect(latestMarket(undefined, market(9)).epoch.number).toBe(9);
    expect(latestMarket(market(9), market(10)).epoch.number).toBe(10);
  });

  it('moves to the epoch after a clearing, unless the clock is further', () => {
    const next = { number: 11, start_time: 's', end_time: 'e' };
    expect(afterClearing(market(10), row(10, '0.300000'), next)).toMatchObject({
      epoch: next,
      last_clearing: { epoch: 10, clearing_price: '0.300000' },
    });
    const late = afterClearing(market(14), row(10), next);
    expect(late.epoch.number).toBe(14);
    expect(late.last_clearing?.epoch).toBe(13);
  });

  it('takes over smaller numbers of longer epochs', () => {
    expect(latestMarket(market(1000, 10), market(11, 900)).epoch.number).toBe(11);
  });
});
