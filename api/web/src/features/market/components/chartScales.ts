/**
 * Where things stand in the chart, in pixels. Prices and volumes come as scaled integers and become floating-point
 * numbers only here, where nothing but a position depends on them.
 */
export interface Linear {
  readonly from: number;
  readonly to: number;
  at(value: number): number;
}

/** Maps `[low, high]` to `[from, to]`; a domain without extent lies in the middle. */
export function linear(low: number, high: number, from: number, to: number): Linear {
  return {
    from,
    to,
    at: (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from)),
  };
}

/**
 * The extent of the prices, widened to a tenth of the highest: differences smaller than that should look small, and one
 * single price should stand in the middle.
 */
export function priceDomain(prices: readonly number[]): { low: number; high: number } {
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const lacking = Math.max(0, Math.max(Math.abs(low), Math.abs(high)) / 10 - (high - low));
  return { low: low - lacking / 2, high: high + lacking / 2 };
}

/** Round values (1, 2 or 5 times a power of ten) that cover a domain: the first at or below it, the last at or above. */
export function niceTicks(low: number, high: number, about: number): number[] {
  const span = Math.max(high - low, 1);
  const rough = span / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? power * 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

export interface Slot {
  readonly epoch: number;
  /** Null where nothing was traded. */
  readonly price: number | null;
}

/**
 * A step line over epochs as SVG path data: level through each epoch, a vertical joint to the next, and a break where
 * an epoch has no price or is missing.
 */
export function stepPath(slots: readonly Slot[], left: (epoch: number) => number, y: (price: number) => number): string {
  let path = '';
  let last: number | null = null;
  for (const { epoch, price } of slots) {
    if (price !== null) {
      const joined = last === epoch - 1;
      path += `${joined ? 'L' : 'M'}${px(left(epoch))} ${px(y(price))}H${px(left(epoch + 1))}`;
      last = epoch;
    }
  }
  return path;
}

/** The window of epochs to show: the newest at its right edge, no emptier than the least number of slots. */
export function epochWindow(epochs: readonly number[], least: number, most: number): { first: number; last: number } {
  const last = Math.max(...epochs);
  const slots = Math.min(most, Math.max(least, last - Math.min(...epochs) + 1));
  return { first: last - slots + 1, last };
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
