import { ENERGY_SCALE, formatDecimal, MONEY_SCALE } from './decimals';

/** Numbers as people read them. Digits are grouped by a narrow space, which no language reads as a decimal mark. */
const NARROW_SPACE = '\u202f';

/** Energy in kWh without superfluous zeros, but never without a first decimal: `1.5`, `12 000.0`. */
export function showEnergy(wh: bigint, minDecimals = 1): string {
  return show(wh, ENERGY_SCALE, minDecimals);
}

/** Money or a price with at least two decimals: `0.145`, `20.00`. */
export function showMoney(micros: bigint, minDecimals = 2): string {
  return show(micros, MONEY_SCALE, minDecimals);
}

/** How many decimals a column needs so that its values line up and none is cut. */
export function columnDecimals(values: readonly bigint[], scale: number, minDecimals: number): number {
  let decimals = minDecimals;
  for (const value of values) {
    let unit = 10n ** BigInt(scale - decimals);
    while (decimals < scale && value % unit !== 0n) {
      decimals++;
      unit /= 10n;
    }
  }
  return decimals;
}

/** The decimals a column of prices or money needs; at least two. */
export function moneyColumn(values: readonly bigint[]): number {
  return columnDecimals(values, MONEY_SCALE, 2);
}

function show(value: bigint, scale: number, minDecimals: number): string {
  const [whole = '', decimals = ''] = formatDecimal(value, scale).split('.');
  const kept = decimals.slice(0, minDecimals) + decimals.slice(minDecimals).replace(/0+$/, '');
  return `${grouped(whole)}.${kept}`;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
}

/** A long identifier as its two ends. */
export function shortened(id: string, ends = 6): string {
  return id.length <= 2 * ends + 1 ? id : `${id.slice(0, ends)}…${id.slice(-ends)}`;
}
