-- Columns of Debezium's outbox event router (id, aggregatetype = topic, aggregateid = Kafka key, type, payload),
-- the CloudEvents attributes, and what the relay needs: the transaction that wrote the row and the order within.
create table outbox (
    position      bigint generated always as identity primary key,
    id            text        not null,
    aggregatetype text        not null,
    aggregateid   text        not null,
    type          text        not null,
    source        text        not null,
    subject       text        not null,
    time          timestamptz not null,
    traceparent   text,
    payload       bytea       not null,
    refused       text,
    xid           xid8        not null default pg_current_xact_id()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- A notification serialises commits, and with them their flushes. So of the transactions under way only one rings: its
-- commit wakes the relay, which stays awake long enough to see the others.
create function outbox_wakes_relay() returns trigger language plpgsql as $$
begin
    if pg_try_advisory_xact_lock(hashtext('fangpin.outbox.bell')) then
        notify outbox;
    end if;
    return null;
end $$;

create trigger outbox_wakes_relay after insert on outbox
    for each statement execute function outbox_wakes_relay();

-- The ids a consumer has applied; written in the transaction that applies them.
create table seen_event (
    consumer text        not null,
    event_id text        not null,
    seen_at  timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index seen_event_by_age on seen_event using brin (seen_at);

-- Events that refer to something not yet known; tried again until it is.
create table parked_event (
    consumer    text        not null,
    event_id    text        not null,
    topic       text        not null,
    "partition" integer     not null,
    "offset"    bigint      not null,
    key         text,
    headers     jsonb       not null,
    value       bytea       not null,
    waits_for   text        not null,
    tries       integer     not null default 0,
    parked_at   timestamptz not null default now(),
    next_try_at timestamptz not null,
    primary key (consumer, event_id)
);
create index parked_event_due on parked_event (consumer, next_try_at);
create index parked_event_waits_for on parked_event (waits_for);
create index parked_event_key on parked_event (key);

-- Who looked at whose personal data, when and why.
create table access_log (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    user_id      text        not null,
    user_name    text        not null,
    roles        text[]      not null,
    division     text,
    department   text,
    subject_kind text        not null,
    subject_id   text        not null,
    subject_division text    not null,
    fields       text[]      not null,
    purpose      text        not null,
    trace_id     text
);
create index access_log_newest on access_log (subject_division text_pattern_ops, id desc);
