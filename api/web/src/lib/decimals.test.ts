import { describe, expect, it } from 'vitest';
import { DecimalError, formatEnergy, formatMicros, parseEnergyWh, parseMicros } from './decimals';

describe('parsing', () => {
  it('scales to whole units', () => {
    expect(parseEnergyWh('1.5')).toBe(1500n);
    expect(parseEnergyWh('0.001')).toBe(1n);
    expect(parseEnergyWh('12')).toBe(12000n);
    expect(parseMicros('0.145')).toBe(145000n);
    expect(parseMicros('-0.000001')).toBe(-1n);
    expect(parseMicros('+2')).toBe(2000000n);
    expect(parseEnergyWh('.5')).toBe(500n);
  });

  it.each(['', ' ', '-', '.', '1.', '1e3', '0x1', '1 5', ' 1', '1.2.3', 'NaN', '--1'])('refuses %j', (text) => {
    expect(() => parseEnergyWh(text)).toThrow(DecimalError);
  });

  it('refuses more decimals than the unit carries, zeros too', () => {
    expect(() => parseEnergyWh('1.0000')).toThrow(/At most 3 decimals/);
    expect(() => parseMicros('0.1234567')).toThrow(/At most 6 decimals/);
  });

  it('tells whoever types a comma to use a point', () => {
    expect(() => parseEnergyWh('1,5')).toThrow(/point/);
  });

  it('keeps to 64 bits', () => {
    expect(parseMicros('9223372036854.775807')).toBe(2n ** 63n - 1n);
    expect(parseMicros('-9223372036854.775808')).toBe(-(2n ** 63n));
    expect(() => parseMicros('9223372036854.775808')).toThrow(/too large/);
  });
});

describe('formatting', () => {
  it('prints every decimal of the unit', () => {
    expect(formatEnergy(1500n)).toBe('1.500');
    expect(formatEnergy(0n)).toBe('0.000');
    expect(formatEnergy(-7n)).toBe('-0.007');
    expect(formatMicros(145000n)).toBe('0.145000');
  });

  it('is undone by parsing, for amounts of every length', () => {
    for (let micros = 1n; micros < 2n ** 62n; micros = micros * 7n + 3n) {
      expect(parseMicros(formatMicros(micros))).toBe(micros);
      expect(parseMicros(formatMicros(-micros))).toBe(-micros);
    }
  });
});
