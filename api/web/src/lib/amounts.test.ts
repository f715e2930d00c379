import { describe, expect, it } from 'vitest';
import { affordableWh, amountMicros, feeMicros } from './amounts';

describe('amounts', () => {
  it('rounds towards zero, once', () => {
    expect(amountMicros(1500n, 145000n)).toBe(217500n);
    expect(amountMicros(1n, 1999n)).toBe(1n);
    expect(amountMicros(1n, 999n)).toBe(0n);
    expect(amountMicros(1n, -1999n)).toBe(-1n);
  });

  it('is null beyond 64 bits, exact just below', () => {
    expect(amountMicros(1_000_000_000_000n, 1_000_000_000_000_000n)).toBeNull();
    expect(amountMicros(1000n, 2n ** 63n - 1n)).toBe(2n ** 63n - 1n);
  });

  it('takes a fee rounded half up', () => {
    expect(feeMicros(1_000_000n, 100)).toBe(10_000n);
    expect(feeMicros(50n, 100)).toBe(1n);
    expect(feeMicros(49n, 100)).toBe(0n);
    expect(feeMicros(-1_000_000n, 100)).toBe(0n);
  });

  it('finds the largest quantity that cash reserves', () => {
    for (const [cash, price] of [[1_000_000n, 145_000n], [999n, 1000n], [1n, 3n], [7_777_777n, 13n]] as const) {
      const most = affordableWh(cash, price, 1n);
      expect(amountMicros(most, price)).toBeLessThanOrEqual(cash);
      expect(amountMicros(most + 1n, price)).toBeGreaterThan(cash);
    }
    expect(affordableWh(1_000_000n, 145_000n, 100n)).toBe(6800n);
    expect(affordableWh(1_000_000n, 0n, 1n)).toBe(0n);
  });
});
