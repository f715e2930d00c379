const FIRST_MILLIS = 500;
const LONGEST_MILLIS = 15_000;

/**
 * How long to wait before the next attempt to connect: doubling, and spread by chance over the upper half, so that
 * thousands of pages do not all come back in the same moment.
 *
 * @param failures attempts that have failed so far, at least 1
 * @param random 0 to below 1
 */
export function backoffMillis(failures: number, random: number): number {
  const full = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}
