import { expect, it } from 'vitest';
import { backoffMillis } from './backoff';

it('doubles up to a limit, spread over the upper half', () => {
  expect(backoffMillis(1, 0)).toBe(250);
  expect(backoffMillis(1, 1)).toBe(500);
  expect(backoffMillis(3, 1)).toBe(2000);
  expect(backoffMillis(6, 1)).toBe(15_000);
  expect(backoffMillis(5000, 0)).toBe(7500);
});
