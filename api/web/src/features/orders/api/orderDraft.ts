import { amountMicros, feeMicros } from '../../../lib/amounts';
import type { Market, MarketRules, Side } from '../../../lib/contract';
import { DecimalError, parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';

/** What stands in the form. */
export interface OrderDraft {
  readonly side: Side;
  readonly energy: string;
  readonly price: string;
  /** An epoch's number, or null for the active one, whichever that is when the order arrives. */
  readonly epoch: number | null;
  readonly timeInForce: 'epoch' | 'until';
  /** Milliseconds since 1970, or null while there is no valid time in the field. */
  readonly untilMillis: number | null;
}

/** A draft on its way: until the market has answered, what is sent again under the same id is the same order. */
export interface Attempt {
  readonly clientOrderId: string;
  /** The epoch that was shown when it was first sent; null before. */
  readonly epoch: number | null;
}

/**
 * What to send at this attempt. The first time an order for the active epoch leaves it to the market which that is; a
 * repeat names the epoch that was meant then, so that it does not go to another one if the first never arrived.
 */
export function attempted(draft: OrderDraft, attempt: Attempt): OrderDraft {
  return attempt.epoch === null ? draft : { ...draft, epoch: attempt.epoch };
}

/** The attempt after it was sent. */
export function afterSending(attempt: Attempt, draft: OrderDraft, activeEpoch: number): Attempt {
  return { ...attempt, epoch: attempt.epoch ?? draft.epoch ?? activeEpoch };
}

/** A sentence for each field that is wrong. */
export interface DraftErrors {
  readonly energy?: string;
  readonly price?: string;
  readonly until?: string;
}

export interface CheckedDraft {
  readonly errors: DraftErrors;
  readonly ready: boolean;
  /** Null while energy or price is not a valid number. */
  readonly totals: Totals | null;
}

export interface Totals {
  /** What a buyer pays at most, or a seller is paid at least before the fee, if all of it trades. */
  readonly amount: bigint;
  readonly fee: bigint;
}

/** Checks by the rules that the market will check by. Balances are not looked at: the market knows them better. */
export function checkDraft(draft: OrderDraft, market: Market): CheckedDraft {
  const { rules } = market;
  const energy = attempt(() => checkedEnergy(draft.energy.trim(), rules));
  const price = attempt(() => checkedPrice(draft.price.trim(), rules));
  const until = draft.timeInForce === 'until' ? untilError(draft, market) : undefined;
  let energyError = energy.error;
  let totals: Totals | null = null;
  if (energy.value !== undefined && price.value !== undefined) {
    const amount = amountMicros(energy.value, price.value);
    if (amount === null) {
      energyError = 'Quantity times price is more than the market can count.';
    } else {
      totals = { amount, fee: feeMicros(amount, rules.fee_basis_points) };
    }
  }
  const errors: DraftErrors = {
    ...(energyError === undefined ? {} : { energy: energyError }),
    ...(price.error === undefined ? {} : { price: price.error }),
    ...(until === undefined ? {} : { until }),
  };
  return { errors, ready: Object.keys(errors).length === 0 && totals !== null, totals };
}

/**
 * The last clearing that an order which stands until a time takes part in: the last epoch that ends by then.
 */
export function lastClearing(untilMillis: number, epochSeconds: number): number {
  return Math.floor(untilMillis / (epochSeconds * 1000)) - 1;
}

/** The body of `POST /orders`. */
export function orderRequest(draft: OrderDraft, clientOrderId: string): Record<string, string | number> {
  return {
    side: draft.side,
    energy_amount: draft.energy.trim(),
    price_per_kwh: draft.price.trim(),
    ...(draft.epoch === null ? {} : { epoch: draft.epoch }),
    time_in_force: draft.timeInForce,
    ...(draft.timeInForce === 'until' && draft.untilMillis !== null
      ? { until: new Date(draft.untilMillis).toISOString() }
      : {}),
    client_order_id: clientOrderId,
  };
}

function checkedEnergy(text: string, rules: MarketRules): bigint {
  const wh = parseEnergyWh(required(text, 'How many kWh?'));
  const [min, max, step] = [rules.min_energy, rules.max_energy, rules.energy_step].map(parseEnergyWh) as [bigint, bigint, bigint];
  if (wh < min || wh > max) {
    throw new DecimalError(wh < min ? `At least ${showEnergy(min)} kWh.` : `At most ${showEnergy(max)} kWh.`);
  }
  if (wh % step !== 0n) {
    throw new DecimalError(`In steps of ${showEnergy(step)} kWh.`);
  }
  return wh;
}

function checkedPrice(text: string, rules: MarketRules): bigint {
  const micros = parseMicros(required(text, 'What price per kWh?'));
  const [min, max, step] = [rules.min_price, rules.max_price, rules.price_step].map(parseMicros) as [bigint, bigint, bigint];
  if (micros < min || micros > max) {
    throw new DecimalError(micros < min ? `At least ${showMoney(min)} per kWh.` : `At most ${showMoney(max)} per kWh.`);
  }
  if (micros % step !== 0n) {
    throw new DecimalError(`In steps of ${showMoney(step)} per kWh.`);
  }
  return micros;
}

function untilError(draft: OrderDraft, market: Market): string | undefined {
  if (draft.untilMillis === null) {
    return 'Until when?';
  }
  const first = draft.epoch ?? market.epoch.number;
  return lastClearing(draft.untilMillis, market.rules.epoch_seconds) < first
    ? 'Too early: the order would leave the book before its first clearing.'
    : undefined;
}

function required(text: string, question: string): string {
  if (text === '') {
    throw new DecimalError(question);
  }
  return text;
}

function attempt(parse: () => bigint): { value?: bigint; error?: string } {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof DecimalError) {
      return { error: error.message };
    }
    throw error;
  }
}
