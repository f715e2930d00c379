/**
 * What several features read from the API, as it is on the wire: energy in kWh and money in the currency, both decimal
 * strings; times RFC 3339.
 */
export type Side = 'buy' | 'sell';

export interface EpochTimes {
  readonly number: number;
  readonly start_time: string;
  readonly end_time: string;
}

export interface MarketRules {
  readonly epoch_seconds: number;
  readonly pricing: string;
  readonly fee_basis_points: number;
  readonly min_price: string;
  readonly max_price: string;
  readonly price_step: string;
  readonly min_energy: string;
  readonly max_energy: string;
  readonly energy_step: string;
}

export interface LastClearing {
  readonly epoch: number;
  readonly clearing_price: string | null;
  readonly total_volume: string;
}

export interface Market {
  readonly zone: string;
  readonly server_time: string;
  readonly rules: MarketRules;
  readonly epoch: EpochTimes;
  readonly last_clearing: LastClearing | null;
}

export interface EpochRow {
  readonly epoch: number;
  readonly start_time: string;
  readonly end_time: string;
  readonly status: string;
  readonly clearing_price: string | null;
  readonly total_volume: string;
  readonly orders: number;
  readonly matched_orders: number;
  readonly matches: number;
  readonly unserved_buy: string;
  readonly unserved_sell: string;
  readonly merkle_root: string;
}

/**
 * `pending`: in the log, not yet answered. `active`: in the book, with or without fills. `partially_filled`: out of the
 * book with some fills; `expired`: out of it without.
 */
export type OrderStatus =
  | 'pending'
  | 'active'
  | 'partially_filled'
  | 'filled'
  | 'expired'
  | 'cancelled'
  | 'rejected';

export interface Order {
  readonly order_id: string;
  readonly client_order_id: string | null;
  readonly side: Side;
  readonly energy_amount: string;
  readonly filled_amount: string;
  readonly price_per_kwh: string;
  /** The first clearing it takes part in, and the last; null while that is not known. */
  readonly epoch: number | null;
  readonly last_epoch: number | null;
  readonly time_in_force: 'epoch' | 'until';
  readonly status: OrderStatus;
  readonly reason_code: string | null;
  readonly reason: string | null;
  /** Null while, and if, the market did not take it. */
  readonly placed_at: string | null;
}

export interface Balances {
  readonly cash: string;
  readonly cash_reserved: string;
  readonly energy: string;
  readonly energy_reserved: string;
  readonly bought: string;
}

export type SettlementStatus = 'pending' | 'confirmed' | 'failed';

/** Public: everybody who listens gets these, each with a number of its own. */
export type PublicMessage = { readonly zone: string; readonly sequence: number; readonly previous?: number } & (
  | {
      readonly type: 'order_accepted' | 'order_cancelled';
      readonly epoch: number;
      readonly side: Side;
      readonly energy_amount: string;
      readonly price_per_kwh: string;
    }
  | {
      readonly type: 'trade';
      readonly epoch: number;
      readonly position: number;
      readonly matched_amount: string;
      readonly price: string;
    }
  | ({ readonly type: 'epoch_cleared'; readonly epoch: number; readonly next?: EpochTimes } & Partial<EpochRow>)
);

/** Private: they reach their owner alone. */
export type PrivateMessage = { readonly zone: string; readonly sequence: number } & (
  | { readonly type: 'order'; readonly order: Order }
  | { readonly type: 'balance'; readonly balances: Balances }
  | {
      readonly type: 'settlement';
      readonly trade_id: string;
      readonly status: SettlementStatus;
      readonly signature: string | null;
    }
);

/** About the connection and the time. */
export type ControlMessage =
  | { readonly type: 'hello'; readonly zone?: string; readonly server_time: string; readonly sequence: number }
  | { readonly type: 'tick'; readonly zone?: string; readonly server_time: string };

export type StreamMessage = PublicMessage | PrivateMessage | ControlMessage;

const PUBLIC = new Set(['order_accepted', 'order_cancelled', 'trade', 'epoch_cleared']);
const PRIVATE = new Set(['order', 'balance', 'settlement']);

export function isPublic(message: StreamMessage): message is PublicMessage {
  return PUBLIC.has(message.type);
}

export function isPrivate(message: StreamMessage): message is PrivateMessage {
  return PRIVATE.has(message.type);
}
