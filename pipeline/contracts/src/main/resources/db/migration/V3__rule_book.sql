-- The rest of the rule book: currencies, standing orders, early closes, marginal orders, welfare and curves.
-- Rows written before keep what can be known of them. A projection that is built anew from the log fills them alike.

alter table zones add column currency text not null default 'EUR';
-- Whence members have what they trade with: 'verified' accounts, or 'unlimited'. Before, only the latter had prices
-- below zero.
alter table zones add column credit text not null default 'verified';
update zones set credit = 'unlimited' where min_price_micros < 0;

-- When the epoch closed: at its end, or before by an early close.
alter table market_epochs add column closed_at timestamptz;
update market_epochs set closed_at = end_time;
alter table market_epochs alter column closed_at set not null;
-- The orders of the last pair matched; null without a match. Null, too, as the welfare is, where a zone of an older
-- version did not say.
alter table market_epochs add column marginal_bid text;
alter table market_epochs add column marginal_ask text;
-- May exceed 64 bits.
alter table market_epochs add column welfare_micros numeric;

-- The standing order that the zone placed it for, or empty.
alter table trading_orders add column standing_order_id text not null default '';

-- Of a settlement: the sum of its trades' amounts, whichever way they were paid. May exceed 64 bits.
alter table blockchain_transactions alter column amount type numeric;

-- One side's aggregated curve as it stood before the clearing, in pieces: [[price_micros, wh at this price alone], ...],
-- the best price first. A side without orders has no row.
create table epoch_curves (
    zone     text not null,
    epoch_id bigint not null,
    side     text not null check (side in ('buy', 'sell')),
    piece    int not null,
    levels   jsonb not null,
    sequence bigint not null,
    primary key (zone, epoch_id, side, piece)
);

-- Standing orders as they were last set, or when they were ended.
create table standing_orders (
    zone                text not null,
    user_id             text not null,
    standing_order_id   text not null,
    side                text not null check (side in ('buy', 'sell')),
    limit_micros        bigint not null,
    daily_budget_micros bigint not null,
    status              text not null check (status in ('active', 'paused', 'ended')),
    position            bigint not null,
    spent_day           date,
    spent_micros        bigint not null,
    sequence            bigint not null,
    primary key (zone, user_id, standing_order_id)
);
create index idx_standing_orders_user on standing_orders (user_id, status);
create index idx_orders_standing on trading_orders (standing_order_id, epoch_id desc) where standing_order_id <> '';
