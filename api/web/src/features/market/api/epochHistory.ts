import type { EpochRow, EpochTimes, Market } from '../../../lib/contract';

/** How many epochs the page looks back: a day of quarter hours. */
export const HISTORY = 96;

/**
 * What is known of past epochs together, newest first. The stream tells of a clearing before the database does, so
 * what was fetched replaces what is known, epoch by epoch, but does not remove what it has not heard of yet.
 */
export function mergeEpochs(known: readonly EpochRow[], fetched: readonly EpochRow[]): EpochRow[] {
  const byNumber = new Map(known.map((row) => [row.epoch, row]));
  fetched.forEach((row) => byNumber.set(row.epoch, row));
  return [...byNumber.values()].sort((a, b) => b.epoch - a.epoch).slice(0, HISTORY);
}

/**
 * The later of two views of a market. A fetched one can be older than what the stream has said; but where the epoch's
 * length has changed, numbers count anew and the fetched one holds.
 */
export function latestMarket(known: Market | undefined, fetched: Market): Market {
  const same = known?.zone === fetched.zone && known.rules.epoch_seconds === fetched.rules.epoch_seconds;
  if (!known || !same || known.epoch.number <= fetched.epoch.number) {
    return fetched;
  }
  return { ...fetched, epoch: known.epoch, last_clearing: known.last_clearing };
}

/**
 * A market after the clearing of an epoch. The active epoch follows the clock, so when clearings are late it may be
 * further on than the one after the cleared.
 */
export function afterClearing(known: Market, cleared: EpochRow, next: EpochTimes): Market {
  const { epoch, clearing_price, total_volume } = cleared;
  return {
    ...known,
    epoch: known.epoch.number > next.number ? known.epoch : next,
    last_clearing:
      known.last_clearing && known.last_clearing.epoch > epoch
        ? known.last_clearing
        : { epoch, clearing_price, total_volume },
  };
}

/** Whether an `epoch_cleared` message carries the whole row, as it should. */
export function isEpochRow(message: Partial<EpochRow>): message is EpochRow {
  return (
    typeof message.epoch === 'number' &&
    typeof message.start_time === 'string' &&
    typeof message.end_time === 'string' &&
    typeof message.total_volume === 'string' &&
    message.clearing_price !== undefined
  );
}
