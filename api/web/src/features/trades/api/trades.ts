import type { PublicMessage, SettlementStatus, Side } from '../../../lib/contract';

/** A match in the zone, as everybody sees it. */
export interface ZoneTrade {
  readonly epoch: number;
  /** Place in the epoch's list of trades. */
  readonly position: number;
  readonly matched_amount: string;
  readonly price: string;
}

/** One's own trade and how far its settlement on the ledger is. */
export interface SettledTrade {
  readonly trade_id: string;
  readonly epoch: number;
  readonly side: Side;
  readonly matched_amount: string;
  readonly price: string;
  readonly amount: string;
  readonly fee: string;
  readonly status: SettlementStatus;
  readonly signature: string | null;
  readonly reason: string | null;
}

/** What the stream has told of a settlement. */
export interface SettlementNews {
  readonly status: SettlementStatus;
  readonly signature: string | null;
}

export type NewsByTrade = Readonly<Record<string, SettlementNews>>;

/** Trades in the zone that the page keeps. */
export const KEPT = 50;

/** Known and new trades as one list without doubles, the newest first. */
export function mergeTrades(known: readonly ZoneTrade[], more: readonly ZoneTrade[]): ZoneTrade[] {
  const byPlace = new Map([...known, ...more].map((trade) => [`${trade.epoch}/${trade.position}`, trade]));
  return [...byPlace.values()].sort((a, b) => b.epoch - a.epoch || b.position - a.position).slice(0, KEPT);
}

export function toTrade(message: PublicMessage): ZoneTrade | null {
  return message.type === 'trade'
    ? {
        epoch: message.epoch,
        position: message.position,
        matched_amount: message.matched_amount,
        price: message.price,
      }
    : null;
}

/** A settlement goes from pending to failed, which is tried again, to confirmed, which is final. */
const RANK: Record<SettlementStatus, number> = { pending: 0, failed: 1, confirmed: 2 };

/** The trade with its settlement moved on by the news, never back. */
export function withNews(trade: SettledTrade, news: SettlementNews | undefined): SettledTrade {
  return news && RANK[news.status] > RANK[trade.status]
    ? { ...trade, status: news.status, signature: news.signature ?? trade.signature }
    : trade;
}
