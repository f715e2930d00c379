/**
 * Exact decimal strings for scaled integers, by the same grammar as the market's own: `"1.500"` kWh is 1500 Wh,
 * `"0.145000"` is 145000 micro-units. More decimals than the unit carries is an error, never a rounding.
 */
export const ENERGY_SCALE = 3;
export const MONEY_SCALE = 6;

const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

/** Says in one sentence what is wrong with a number that somebody typed. */
export class DecimalError extends Error {}

/** Wh of a decimal string in kWh. */
export function parseEnergyWh(kWh: string): bigint {
  return parseDecimal(kWh, ENERGY_SCALE);
}

/** Micro-units of a decimal string in the currency (a price is per kWh). */
export function parseMicros(currency: string): bigint {
  return parseDecimal(currency, MONEY_SCALE);
}

/** Wh as kWh with exactly three decimals. */
export function formatEnergy(wh: bigint): string {
  return formatDecimal(wh, ENERGY_SCALE);
}

/** Micro-units as currency with exactly six decimals. */
export function formatMicros(micros: bigint): string {
  return formatDecimal(micros, MONEY_SCALE);
}

export function parseDecimal(text: string, scale: number): bigint {
  const match = /^([+-]?)(\d*)(?:\.(\d+))?$/.exec(text);
  const whole = match?.[2] ?? '';
  const decimals = match?.[3] ?? '';
  if (!match || whole + decimals === '') {
    throw new DecimalError(
      text.includes(',') ? 'Write decimals with a point, such as 1.5.' : `“${text}” is not a decimal number.`,
    );
  }
  if (decimals.length > scale) {
    throw new DecimalError(`At most ${scale} decimals: “${text}” has ${decimals.length}.`);
  }
  const magnitude = BigInt(whole + decimals.padEnd(scale, '0'));
  const value = match[1] === '-' ? -magnitude : magnitude;
  if (!fitsLong(value)) {
    throw new DecimalError(`“${text}” is too large.`);
  }
  return value;
}

export function formatDecimal(value: bigint, scale: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const at = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
}

/** Whether a value fits the market's signed 64-bit integers. */
export function fitsLong(value: bigint): boolean {
  return value >= LONG_MIN && value <= LONG_MAX;
}
