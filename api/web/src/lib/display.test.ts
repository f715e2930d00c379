import { describe, expect, it } from 'vitest';
import { moneyColumn, shortened, showEnergy, showMoney } from './display';

describe('display', () => {
  it('drops superfluous zeros but keeps the least decimals', () => {
    expect(showEnergy(1500n)).toBe('1.5');
    expect(showEnergy(2000n)).toBe('2.0');
    expect(showEnergy(1234n)).toBe('1.234');
    expect(showMoney(20_000_000n)).toBe('20.00');
    expect(showMoney(145_000n)).toBe('0.145');
    expect(showMoney(-145_500n)).toBe('-0.1455');
  });

  it('groups thousands by a narrow space', () => {
    expect(showMoney(1_234_567_890_000n)).toBe('1\u202f234\u202f567.89');
    expect(showMoney(-123_000_000n)).toBe('-123.00');
  });

  it('gives a column as many decimals as its longest value needs', () => {
    expect(moneyColumn([100_000n, 145_000n])).toBe(3);
    expect(moneyColumn([1n, 145_000n])).toBe(6);
    expect(moneyColumn([])).toBe(2);
  });

  it('shortens long identifiers only', () => {
    expect(shortened('abc')).toBe('abc');
    expect(shortened('0123456789abcdef0123')).toBe('012345…ef0123');
  });
});
