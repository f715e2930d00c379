-- Intervals have revisions: a provisional one at their end, a final one after the grace, and numbered corrections.
-- meter_intervals holds the newest of each, meter_interval_revisions all. Rows written before are final ones that were
-- credited as they were measured.

alter table meter_intervals add column status text not null default 'final'
    check (status in ('provisional', 'final', 'corrected'));
alter table meter_intervals add column revision int not null default 1;
-- What lies behind the meter; null where it is not known.
alter table meter_intervals add column generated_wh bigint;
alter table meter_intervals add column consumed_wh bigint;
alter table meter_intervals add column quality text not null default 'measured'
    check (quality in ('measured', 'estimated', 'partial', 'missing'));
-- How much of the interval no reading covers.
alter table meter_intervals add column gap_millis bigint not null default 0;
-- Decimals by OBIS code, of the last reading of the revision.
alter table meter_intervals add column measurements jsonb;
alter table meter_intervals
    alter column status drop default,
    alter column revision drop default,
    alter column quality drop default,
    alter column gap_millis drop default;

-- A row's sequence is its revision.
update meter_intervals set sequence = revision;

create table meter_interval_revisions (
    meter_id           text not null,
    start_time         timestamptz not null,
    revision           int not null,
    end_time           timestamptz not null,
    user_id            text not null,
    zone               text not null,
    status             text not null,
    import_wh          bigint not null,
    export_wh          bigint not null,
    -- What the market was told as credit and as drawn energy: of a final revision what was measured and what
    -- corrections of earlier intervals had added by then, of another nothing.
    credited_export_wh bigint not null,
    credited_import_wh bigint not null,
    generated_wh       bigint,
    consumed_wh        bigint,
    readings           int not null,
    quality            text not null,
    gap_millis         bigint not null,
    measurements       jsonb,
    sequence           bigint not null,
    primary key (meter_id, start_time, revision)
);
insert into meter_interval_revisions
select meter_id, start_time, revision, end_time, user_id, zone, status, import_wh, export_wh, export_wh, import_wh,
       generated_wh, consumed_wh, readings, quality, gap_millis, measurements, sequence
from meter_intervals;

-- What all meters of a zone measured; the newest revision of each interval.
create table zone_statistics (
    zone                 text not null,
    start_time           timestamptz not null,
    end_time             timestamptz not null,
    status               text not null check (status in ('provisional', 'final', 'corrected')),
    revision             int not null,
    meters               int not null,
    missing_meters       int not null,
    import_wh            bigint not null,
    export_wh            bigint not null,
    generated_wh         bigint not null,
    consumed_wh          bigint not null,
    -- Share of the consumption that the zone's own production covered, in millionths; null without consumption.
    self_sufficiency_ppm bigint,
    sequence             bigint not null,
    primary key (zone, start_time)
);
