-- Who may send readings, and what a zone demands of them.

-- Ed25519, base58: what the meter signs is checked with it; null for none. Rotated in place.
alter table meters add column public_key text;
alter table meters add column key_changed_at timestamptz;
-- From then on nothing the meter sends counts.
alter table meters add column revoked_at timestamptz;
-- A serial number is taken while its meter is not revoked: a meter that is sold is registered anew by who bought it.
alter table meters drop constraint meters_serial_key;
create unique index idx_meters_active_serial on meters (serial) where revoked_at is null;
create index idx_meters_serial on meters (serial);
-- What this meter can draw or feed in at most; null for the zone's.
alter table meters add column max_power_watts bigint check (max_power_watts > 0);

-- Those who read many meters and send for them with one key.
create table meter_operators (
    operator_id  text primary key,
    name         text not null unique,
    -- The only zone whose meters it sends for; null for all.
    zone         text,
    api_key_hash text not null unique,
    created_at   timestamptz not null default now(),
    revoked_at   timestamptz
);

-- A zone without a row demands no signatures, estimates no gaps and takes 100 kW for the most a meter can draw.
create table metering_rules (
    zone                text primary key,
    signatures_required boolean not null default false,
    estimate_gaps       boolean not null default false,
    max_power_watts     bigint not null default 100000 check (max_power_watts > 0),
    changed_at          timestamptz not null default now()
);
