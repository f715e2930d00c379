import type { EpochRow, Market } from '../../../lib/contract';

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
