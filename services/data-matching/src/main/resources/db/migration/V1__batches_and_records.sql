create sequence batch_sequence;

create table batch (
    batch_id      uuid primary key,
    sequence      bigint      not null unique default nextval('batch_sequence'),
    dataset       text        not null,
    feed_code     text        not null,
    department    text        not null,
    division_code text        not null,
    period        text        not null,
    file_name     text        not null,
    file_hash     text        not null,
    file_bytes    bigint      not null,
    format        text        not null,
    pushed_by     text        not null,
    state         text        not null default 'RECEIVED',
    refusal_code  text,
    refusal_zh    text,
    refusal_en    text,
    columns       text[]      not null default '{}',
    read_to_row   integer     not null default 0,
    synthetic     boolean     not null default false,
    tally         jsonb       not null default '{"matched":0,"unmatched":0,"quarantined":0,"pending":0,"reasons":{}}',
    stale         boolean     not null default false,
    received_at   timestamptz not null,
    completed_at  timestamptz,
    -- The same bytes for the same dataset, month and division are the same batch.
    constraint batch_comes_once unique (file_hash, dataset, period, division_code)
);
create index batch_newest on batch (received_at desc);
create index batch_open on batch (state) where state in ('RECEIVED', 'READING', 'MATCHING') or stale;

-- The archive, unless MongoDB keeps it: one row per valid row of a batch. The document is the event as it was said.
create table feed_record (
    batch_id           uuid    not null,
    row_no             integer not null,
    dataset            text    not null,
    division_code      text    not null,
    id_no_hash         text,
    document           jsonb   not null,
    outcome            text    not null default 'PENDING',
    reason             text,
    fact_id            text,
    household_id       text,
    person_id          text,
    household_division text,
    match_method       text,
    match_score        double precision,
    resolved_at        timestamptz,
    primary key (batch_id, row_no)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index feed_record_tally on feed_record (batch_id, outcome, reason);
create index feed_record_unmatched_person on feed_record (id_no_hash) where outcome = 'UNMATCHED';
create index feed_record_unmatched on feed_record (dataset, reason, batch_id, row_no) where outcome = 'UNMATCHED';

create table quarantined_row (
    batch_id   uuid    not null,
    row_no     integer not null,
    code       text    not null,
    errors     jsonb   not null,
    raw_sealed text    not null,
    primary key (batch_id, row_no)
);
create index quarantined_row_tally on quarantined_row (batch_id, code);
