-- Energy in Wh, prices in micro-units of the currency per kWh, money in micro-units.
-- Tables of the first part are written by the API and are its own. Those of the second part are a projection of the
-- log, written by the projection job alone: they can be dropped and rebuilt. A row keeps the sequence number of the
-- event it comes from; a greater one wins.

-- ---- the API's own

create table users (
    user_id       text primary key,
    username      text not null unique,
    password_hash text not null,
    role          text not null check (role in ('consumer', 'prosumer', 'admin')),
    zone          text not null,
    created_at    timestamptz not null default now()
);

create table sessions (
    session_id text primary key,
    user_id    text not null references users,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at   timestamptz,
    ip         text not null
);
create index idx_sessions_user on sessions (user_id, created_at desc);

create table meters (
    meter_id     text primary key,
    serial       text not null unique,
    user_id      text not null references users,
    zone         text not null,
    api_key_hash text not null,
    created_at   timestamptz not null default now()
);
create index idx_meters_user on meters (user_id);
create unique index idx_meters_api_key on meters (api_key_hash);

-- ---- the projection

create table zones (
    zone              text primary key,
    epoch_millis      bigint not null,
    pricing           text not null,
    min_price_micros  bigint not null,
    max_price_micros  bigint not null,
    price_step_micros bigint not null,
    min_quantity_wh   bigint not null,
    max_quantity_wh   bigint not null,
    quantity_step_wh  bigint not null,
    fee_basis_points  int not null,
    paused            boolean not null,
    from_epoch        bigint not null,
    sequence          bigint not null
);

create table market_epochs (
    zone                  text not null,
    epoch_id              bigint not null,
    start_time            timestamptz not null,
    end_time              timestamptz not null,
    status                text not null,
    clearing_price_micros bigint,
    volume_wh             bigint not null,
    orders                int not null,
    matched_orders        int not null,
    matches               int not null,
    unserved_buy_wh       bigint not null,
    unserved_sell_wh      bigint not null,
    merkle_root           text not null,
    sequence              bigint not null,
    primary key (zone, epoch_id)
);
create index idx_epochs_timing on market_epochs (start_time, end_time);

create table trading_orders (
    order_id        text primary key,
    client_order_id text not null,
    user_id         text not null,
    zone            text not null,
    epoch_id        bigint not null,
    last_epoch_id   bigint not null,
    side            text not null,
    quantity_wh     bigint not null,
    filled_wh       bigint not null,
    limit_micros    bigint not null,
    time_in_force   text not null,
    status          text not null check (status in ('active', 'filled', 'partially_filled', 'expired', 'cancelled', 'rejected')),
    reason_code     text,
    reason          text,
    placed_at       timestamptz,
    sequence        bigint not null
);
create index idx_orders_epoch on trading_orders (epoch_id, status);
create index idx_orders_user on trading_orders (user_id, sequence desc);

create table order_matches (
    trade_id      text primary key,
    zone          text not null,
    epoch_id      bigint not null,
    position      int not null,
    buy_order_id  text not null,
    sell_order_id text not null,
    buyer_id      text not null,
    seller_id     text not null,
    quantity_wh   bigint not null,
    price_micros  bigint not null,
    amount_micros bigint not null,
    fee_micros    bigint not null,
    sequence      bigint not null
);
create index idx_matches_epoch on order_matches (zone, epoch_id, position);
create index idx_matches_buyer on order_matches (buyer_id, epoch_id desc);
create index idx_matches_seller on order_matches (seller_id, epoch_id desc);

-- One row per trade: 'pending' when it is made, then what the chain said. Rank 0 is pending, 1 failed, 2 confirmed.
create table settlements (
    trade_id      text primary key,
    zone          text not null,
    epoch_id      bigint not null,
    position      int not null,
    buyer_id      text not null,
    seller_id     text not null,
    quantity_wh   bigint not null,
    price_micros  bigint not null,
    amount_micros bigint not null,
    fee_micros    bigint not null,
    status        text not null check (status in ('pending', 'confirmed', 'failed')),
    signature     text,
    slot          bigint,
    reason        text,
    confirmed_at  timestamptz,
    sequence      bigint not null
);
create index idx_settlements_user on settlements (buyer_id, seller_id);
create index idx_settlements_seller on settlements (seller_id);
create index idx_settlements_epoch on settlements (zone, epoch_id, position);

-- Everything the chain was asked to do, by the id of the instruction.
create table blockchain_transactions (
    instruction_id text primary key,
    kind           text not null,
    zone           text not null,
    user_id        text,
    epoch_id       bigint,
    amount         bigint not null,
    status         text not null,
    signature      text not null,
    slot           bigint not null,
    reason         text not null,
    confirmed_at   timestamptz not null,
    sequence       bigint not null
);
create index idx_transactions_signature on blockchain_transactions (signature);

create table meter_intervals (
    meter_id   text not null,
    start_time timestamptz not null,
    end_time   timestamptz not null,
    user_id    text not null,
    zone       text not null,
    import_wh  bigint not null,
    export_wh  bigint not null,
    readings   int not null,
    sequence   bigint not null,
    primary key (meter_id, start_time)
);
create index idx_intervals_user on meter_intervals (user_id, start_time desc);

create table account_balances (
    zone                 text not null,
    user_id              text not null,
    role                 text,
    cash_micros          bigint not null,
    cash_reserved_micros bigint not null,
    energy_wh            bigint not null,
    energy_reserved_wh   bigint not null,
    bought_wh            bigint not null,
    sequence             bigint not null,
    primary key (zone, user_id)
);
