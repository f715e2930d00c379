import { describe, expect, it } from 'vitest';
import { type BookAnswer, currentBook, type Delta, toDelta, withDeltas, withDepth, withFetched } from './book';

const answer: BookAnswer = {
  epoch: 10,
  bids: [
    { price: '0.300000', energy: '2.000' },
    { price: '0.200000', energy: '1.000' },
  ],
  asks: [{ price: '0.400000', energy: '5.000' }],
};

function delta(change: Partial<Delta>): Delta {
  return { sequence: 1, epoch: 10, side: 'buy', priceMicros: 250_000n, energyWh: 500n, atMillis: 0, ...change };
}

describe('deltas', () => {
  it('add levels in their place and grow those there are', () => {
    const live = withDeltas(withFetched(undefined, answer, 0), [
      delta({}),
      delta({ priceMicros: 300_000n }),
      delta({ side: 'sell', priceMicros: 350_000n, energyWh: 7n }),
    ]);
    expect(currentBook(live)).toEqual({
      epoch: 10,
      bids: [
        { priceMicros: 300_000n, energyWh: 2500n },
        { priceMicros: 250_000n, energyWh: 500n },
        { priceMicros: 200_000n, energyWh: 1000n },
      ],
      asks: [
        { priceMicros: 350_000n, energyWh: 7n },
        { priceMicros: 400_000n, energyWh: 5000n },
      ],
    });
  });

  it('remove what was cancelled, and a level with its last order', () => {
    const live = withDeltas(withFetched(undefined, answer, 0), [
      delta({ priceMicros: 200_000n, energyWh: -1000n }),
      delta({ priceMicros: 300_000n, energyWh: -500n }),
    ]);
    expect(currentBook(live).bids).toEqual([{ priceMicros: 300_000n, energyWh: 1500n }]);
  });

  it('of later epochs are none of this book, of earlier ones are', () => {
    const live = withFetched(undefined, answer, 0);
    expect(withDeltas(live, [delta({ epoch: 11 })])).toBe(live);
    expect(withDeltas(live, [delta({ epoch: 9, priceMicros: 200_000n, energyWh: -1000n })]).deltas).toHaveLength(1);
  });

  it('are read from the stream', () => {
    const message = {
      type: 'order_cancelled',
      zone: 'z',
      sequence: 5,
      epoch: 10,
      side: 'sell',
      energy_amount: '1.500',
      price_per_kwh: '0.250000',
    } as const;
    expect(toDelta(message, 42)).toEqual(
      delta({ sequence: 5, side: 'sell', energyWh: -1500n, atMillis: 42 }),
    );
    expect(toDelta({ type: 'trade', zone: 'z', sequence: 6, epoch: 1, position: 0, matched_amount: '1', price: '1' }, 0)).toBeNull();
  });
});

describe('a newly fetched book', () => {
  const live = withDeltas(withFetched(undefined, answer, 0), [
    delta({ sequence: 7, atMillis: 1_000 }),
    delta({ sequence: 8, atMillis: 5_000 }),
  ]);

  it('keeps the deltas after its number', () => {
    expect(withFetched(live, { ...answer, sequence: 7 }, 9_000).deltas.map((d) => d.sequence)).toEqual([8]);
    expect(withFetched(live, { ...answer, sequence: 8 }, 0).deltas).toEqual([]);
  });

  it('without a number keeps those it may not contain yet', () => {
    expect(withFetched(live, answer, 5_200).deltas.map((d) => d.sequence)).toEqual([8]);
    expect(withFetched(live, answer, 9_000).deltas).toEqual([]);
  });
});

it('sums depth from the best price on', () => {
  expect(withDepth(currentBook(withFetched(undefined, answer, 0)).bids).map((l) => l.depthWh)).toEqual([2000n, 3000n]);
});
