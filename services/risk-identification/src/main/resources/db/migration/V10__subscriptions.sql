-- What was told of alerts, in the order it was told; quiet changes of values are not in it.
create table alert_event (
    seq            bigint generated always as identity primary key,
    alert_id       text        not null,
    version        bigint      not null,
    event_id       text        not null unique,
    event_type     text        not null,
    event_source   text        not null,
    event_time     timestamptz not null,
    household_id   text        not null,
    division_code  text        not null,
    rule_code      text        not null,
    level          text        not null,
    previous_level text        not null,
    categories     text[]      not null,
    title_zh       text        not null,
    payload        text        not null
);
create index alert_event_by_time on alert_event (event_time);

-- Who wants to be told of what. Empty arrays mean any.
create table subscription (
    id              text        primary key,
    owner_id        text        not null,
    owner_name      text        not null,
    title           text        not null,
    division_code   text        not null check (division_code ~ '^\d{12}$'),
    division_prefix text        not null,
    levels          text[]      not null,
    rules           text[]      not null,
    categories      text[]      not null,
    channel         text        not null check (channel in ('CONSOLE', 'WEBHOOK', 'EMAIL')),
    target_sealed   text        check ((target_sealed is null) = (channel = 'CONSOLE')),
    secret_sealed   text        check ((secret_sealed is null) = (channel <> 'WEBHOOK')),
    digest_at       time,
    state           text        not null check (state in ('ACTIVE', 'PAUSED')),
    paused_because  text,
    created_at      timestamptz not null
);
create index subscription_by_owner on subscription (owner_id);

create table delivery (
    subscription_id text        not null references subscription on delete cascade,
    seq             bigint      not null references alert_event,
    state           text        not null check (state in ('PENDING', 'SENT', 'DEAD')),
    attempts        int         not null default 0,
    due_at          timestamptz not null,
    last_error      text,
    sent_at         timestamptz,
    read_at         timestamptz,
    primary key (subscription_id, seq)
);
create index delivery_due on delivery (due_at) where state = 'PENDING';
