-- What people see, built from the topics; may be dropped and built again by reading them from the beginning.

create table household_view (
    household_id     text primary key,
    version          bigint  not null,
    division_code    text    not null,
    members          integer not null,
    monitored_status text    not null,
    synthetic        boolean not null
);
create index household_view_division on household_view (division_code text_pattern_ops);

create table batch_view (
    batch_id      text primary key,
    dataset       text        not null,
    feed_code     text        not null,
    department    text        not null,
    division_code text        not null,
    period        text        not null,
    state         text        not null,
    row_count     bigint      not null default 0,
    matched       bigint      not null default 0,
    unmatched     bigint      not null default 0,
    quarantined   bigint      not null default 0,
    synthetic     boolean     not null,
    at            timestamptz not null
);

create table fact_view (
    fact_id       text primary key,
    household_id  text        not null,
    person_id     text        not null,
    kind          text        not null,
    period        text        not null,
    version       text        not null,
    dataset       text        not null,
    department    text        not null,
    record_id     text        not null,
    withdrawn     boolean     not null,
    at            timestamptz not null
);
create index fact_view_household on fact_view (household_id);

create table alert_view (
    alert_id      text primary key,
    version       bigint      not null,
    household_id  text        not null,
    division_code text        not null,
    rule_code     text        not null,
    title_zh      text        not null,
    level         text        not null,
    open          boolean     not null,
    at            timestamptz not null
);
create index alert_view_division on alert_view (division_code text_pattern_ops) where open;

create table case_view (
    case_id       text primary key,
    household_id  text        not null,
    division_code text        not null,
    state         text        not null,
    step_no       integer     not null,
    due_at        timestamptz,
    at            timestamptz not null
);
create index case_view_division on case_view (division_code text_pattern_ops);

create table fund_view (
    id            text primary key,
    kind          text   not null check (kind in ('SOURCE', 'ALLOCATION')),
    division_code text   not null,
    amount_fen    bigint not null
);

create table payment_view (
    payment_id    text primary key,
    household_id  text        not null,
    division_code text        not null,
    state         text        not null,
    amount_fen    bigint      not null,
    at            timestamptz not null
);
create index payment_view_division on payment_view (division_code text_pattern_ops);

-- The story of households and the ticker: what happened, in words; never personal data.
create table happening (
    event_id      text primary key,
    seq           bigint generated always as identity,
    at            timestamptz not null,
    kind          text        not null,
    subject_id    text        not null,
    household_id  text,
    division_code text        not null,
    title_zh      text        not null,
    title_en      text        not null,
    detail        text,
    link          text        not null,
    source        text
);
create index happening_household on happening (household_id, at);
create index happening_newest on happening (seq desc);

-- Tokens of people's sessions, sealed; the browser holds only the id.
create table session_token (
    id         text primary key,
    sealed     text        not null,
    expires_at timestamptz not null
);
create index session_token_expiry on session_token (expires_at);
