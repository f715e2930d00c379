import { fitsLong } from './decimals';

/** The only place on the page where money is multiplied and rounded; by the rules of the market, to the micro-unit. */
const WH_PER_KWH = 1000n;
const BASIS_POINTS = 10000n;

/** `quantityWh * priceMicros / 1000`, rounded towards zero; null where the market's 64 bits would not hold it. */
export function amountMicros(quantityWh: bigint, priceMicros: bigint): bigint | null {
  const amount = (quantityWh * priceMicros) / WH_PER_KWH;
  return fitsLong(amount) ? amount : null;
}

/** The platform's share of a trade's amount, rounded half up; nothing of a negative amount. */
export function feeMicros(amount: bigint, feeBasisPoints: number): bigint {
  return amount <= 0n ? 0n : (amount * BigInt(feeBasisPoints) + BASIS_POINTS / 2n) / BASIS_POINTS;
}

/** The largest quantity, a whole multiple of the step, that an amount of cash can reserve at a limit price. */
export function affordableWh(cashMicros: bigint, priceMicros: bigint, stepWh: bigint): bigint {
  if (priceMicros <= 0n || cashMicros <= 0n) {
    return 0n;
  }
  // amount = floor(q * p / 1000) <= cash  <=>  q * p <= cash * 1000 + 999
  const quantity = (cashMicros * WH_PER_KWH + WH_PER_KWH - 1n) / priceMicros;
  return quantity - (quantity % stepWh);
}
