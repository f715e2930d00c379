import { describe, expect, it } from 'vitest';
import { epochWindow, linear, niceTicks, priceDomain, stepPath } from './chartScales';

describe('linear', () => {
  it('maps a domain to pixels, upside down too', () => {
    expect(linear(0, 10, 0, 100).at(5)).toBe(50);
    expect(linear(0, 10, 200, 100).at(10)).toBe(100);
  });

  it('puts a single value in the middle', () => {
    expect(linear(7, 7, 0, 100).at(7)).toBe(50);
  });
});

describe('the domain of prices', () => {
  it('is their extent where that is wide', () => {
    expect(priceDomain([120_000, 90_000, 190_000])).toEqual({ low: 90_000, high: 190_000 });
  });

  it('is a tenth of the price where there is but one, so that its axis stays readable', () => {
    expect(priceDomain([100_000])).toEqual({ low: 95_000, high: 105_000 });
    const { low, high } = priceDomain([135_050]);
    expect(niceTicks(low, high, 4).every((tick) => tick % 1000 === 0)).toBe(true);
    expect(priceDomain([0])).toEqual({ low: 0, high: 0 });
  });
});

describe('ticks', () => {
  it('are round and cover the domain', () => {
    expect(niceTicks(103_000, 187_000, 4)).toEqual([100_000, 150_000, 200_000]);
    expect(niceTicks(0, 1_000_000, 5)).toEqual([0, 200_000, 400_000, 600_000, 800_000, 1_000_000]);
  });

  it.each([[5, 5], [0, 0], [-30, 30], [1, 2], [999_999, 1_000_001]])('cover %d to %d in whole units', (low, high) => {
    const ticks = niceTicks(low, high, 4);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks[0]).toBeLessThanOrEqual(low);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
    expect(ticks.every(Number.isInteger)).toBe(true);
  });
});

describe('the step line', () => {
  const left = (epoch: number) => epoch * 10;
  const y = (price: number) => 100 - price;

  it('joins neighbours and breaks where there is no price', () => {
    const slots = [
      { epoch: 1, price: 20 },
      { epoch: 2, price: 30 },
      { epoch: 3, price: null },
      { epoch: 4, price: 10 },
    ];
    expect(stepPath(slots, left, y)).toBe('M10 80H20L20 70H30M40 90H50');
  });

  it('breaks where an epoch is missing', () => {
    expect(stepPath([{ epoch: 1, price: 0 }, { epoch: 5, price: 0 }], left, y)).toBe('M10 100H20M50 100H60');
  });
});

describe('the window', () => {
  it('ends with the newest and is never emptier than asked', () => {
    expect(epochWindow([100, 99], 24, 96)).toEqual({ first: 77, last: 100 });
    expect(epochWindow([100, 1], 24, 96)).toEqual({ first: 5, last: 100 });
    expect(epochWindow([100, 61], 24, 96)).toEqual({ first: 61, last: 100 });
  });
});
