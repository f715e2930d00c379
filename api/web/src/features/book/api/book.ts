import type { PublicMessage, Side } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';

/** All orders of one side at one price. */
export interface Level {
  readonly priceMicros: bigint;
  readonly energyWh: bigint;
}

/** An epoch's book by price, the best first on both sides. */
export interface Book {
  readonly epoch: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export interface BookAnswer {
  readonly epoch: number;
  /** Number of the last event that the answer reflects, where the API says so. */
  readonly sequence?: number;
  readonly bids: readonly { readonly price: string; readonly energy: string }[];
  readonly asks: readonly { readonly price: string; readonly energy: string }[];
}

/** An order that came into a book (positive energy) or left it (negative), as the stream told. */
export interface Delta {
  readonly sequence: number;
  readonly epoch: number;
  readonly side: Side;
  readonly priceMicros: bigint;
  readonly energyWh: bigint;
  /** When it arrived, by the local clock. */
  readonly atMillis: number;
}

/** A fetched book and what the stream has told beyond it. */
export interface LiveBook {
  readonly fetched: Book;
  readonly deltas: readonly Delta[];
}

/** How far a fetched book may lie behind the stream: what came in so shortly before it was asked for is kept. */
const LAG_MILLIS = 500;

export function toBook(answer: BookAnswer): Book {
  const levels = (rows: BookAnswer['bids']): Level[] =>
    rows.map((row) => ({ priceMicros: parseMicros(row.price), energyWh: parseEnergyWh(row.energy) }));
  return { epoch: answer.epoch, bids: levels(answer.bids), asks: levels(answer.asks) };
}

export function toDelta(message: PublicMessage, atMillis: number): Delta | null {
  if (message.type !== 'order_accepted' && message.type !== 'order_cancelled') {
    return null;
  }
  const energyWh = parseEnergyWh(message.energy_amount);
  return {
    sequence: message.sequence,
    epoch: message.epoch,
    side: message.side,
    priceMicros: parseMicros(message.price_per_kwh),
    energyWh: message.type === 'order_accepted' ? energyWh : -energyWh,
    atMillis,
  };
}

/**
 * Takes a fetched book in, and keeps of the deltas those it cannot contain: by number where the answer has one, else
 * those that arrived after it was asked for, or so shortly before that the database may not have had them.
 */
export function withFetched(known: LiveBook | undefined, answer: BookAnswer, askedAtMillis: number): LiveBook {
  const { sequence } = answer;
  const beyond = (delta: Delta) =>
    sequence === undefined ? delta.atMillis >= askedAtMillis - LAG_MILLIS : delta.sequence > sequence;
  return { fetched: toBook(answer), deltas: known?.deltas.filter(beyond) ?? [] };
}

/** An order for a later epoch is none of this book's; one for an earlier that still stands is. */
export function withDeltas(known: LiveBook, deltas: readonly Delta[]): LiveBook {
  const ours = deltas.filter((delta) => delta.epoch <= known.fetched.epoch);
  return ours.length === 0 ? known : { ...known, deltas: [...known.deltas, ...ours] };
}

/** The book as it stands now. */
export function currentBook({ fetched, deltas }: LiveBook): Book {
  return {
    epoch: fetched.epoch,
    bids: merged(fetched.bids, deltas.filter(({ side }) => side === 'buy'), true),
    asks: merged(fetched.asks, deltas.filter(({ side }) => side === 'sell'), false),
  };
}

function merged(levels: readonly Level[], deltas: readonly Delta[], highestFirst: boolean): Level[] {
  const energies = new Map(levels.map((level) => [level.priceMicros, level.energyWh]));
  for (const { priceMicros, energyWh } of deltas) {
    energies.set(priceMicros, (energies.get(priceMicros) ?? 0n) + energyWh);
  }
  return [...energies]
    .filter(([, energyWh]) => energyWh > 0n)
    .map(([priceMicros, energyWh]) => ({ priceMicros, energyWh }))
    .sort((a, b) => (a.priceMicros < b.priceMicros === highestFirst ? 1 : -1));
}

/** A level with what stands at its price or better, of its side. */
export interface DepthLevel extends Level {
  readonly depthWh: bigint;
}

export function withDepth(levels: readonly Level[]): DepthLevel[] {
  let depthWh = 0n;
  return levels.map((level) => {
    depthWh += level.energyWh;
    return { ...level, depthWh };
  });
}
