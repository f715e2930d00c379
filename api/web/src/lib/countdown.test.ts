import { describe, expect, it } from 'vitest';
import { countdown, durationText, lengthInWords } from './countdown';

describe('countdown', () => {
  it('counts down to zero and stays there', () => {
    expect(countdown(0, 900_000, 0)).toMatchObject({ text: '15:00', fraction: 0, over: false });
    expect(countdown(0, 900_000, 450_001)).toMatchObject({ text: '7:30', over: false });
    expect(countdown(0, 900_000, 899_999)).toMatchObject({ text: '0:01', over: false });
    expect(countdown(0, 900_000, 900_000)).toMatchObject({ text: '0:00', fraction: 1, over: true });
    expect(countdown(0, 900_000, 2_000_000)).toMatchObject({ text: '0:00', fraction: 1, over: true });
  });

  it('does not run before the start', () => {
    expect(countdown(1000, 2000, 0).fraction).toBe(0);
  });

  it('writes hours only where there are some', () => {
    expect(durationText(3_723_000)).toBe('1:02:03');
    expect(durationText(59_000)).toBe('0:59');
  });

  it('names a length', () => {
    expect(lengthInWords(900)).toBe('15 minutes');
    expect(lengthInWords(10)).toBe('10 seconds');
    expect(lengthInWords(3600)).toBe('1 hour');
    expect(lengthInWords(90)).toBe('90 seconds');
  });
});
