create table division (
    code       text primary key check (code ~ '^[1-9][0-9]{11}$'),
    name       text    not null,
    level      text    not null,
    parent     text,
    valid_from date,
    valid_to   date,
    synthetic  boolean not null default false
);
create index division_by_parent on division (parent);

-- A household is one document with a version; beside it stand the columns that are searched or must be unique.
create table household (
    household_id       text primary key,
    household_no       text        not null unique,
    version            bigint      not null,
    division_code      text        not null,
    household_type     text        not null,
    monitored_status   text        not null,
    monitored_category text,
    head_name          text        not null,
    active_members     integer     not null,
    synthetic          boolean     not null,
    state              jsonb       not null,
    changed_at         timestamptz not null
);
create index household_by_division on household (division_code text_pattern_ops, household_no);

create table member (
    household_id text not null references household on delete cascade,
    person_id    text not null,
    name         text not null,
    id_no_hash   text,
    status       text not null,
    primary key (household_id, person_id)
);
-- Nobody is an active member twice: neither by ID number nor by person number.
create unique index member_active_by_id_no on member (id_no_hash) where status = 'ACTIVE' and id_no_hash is not null;
create unique index member_active_by_person on member (person_id) where status = 'ACTIVE';
create index member_by_id_no on member (id_no_hash);
create index member_by_name on member (name text_pattern_ops);

create table household_change (
    position       bigint generated always as identity primary key,
    household_id   text        not null,
    version        bigint      not null,
    kind           text        not null,
    changed_fields text[]      not null,
    person_id      text,
    actor          text        not null,
    because        text,
    at             timestamptz not null
);
create index household_change_newest on household_change (household_id, position desc);

-- Deaths that departments reported: the version applied last, and what the member was before.
create table death_fact (
    fact_id            text primary key,
    version            text not null,
    household_id       text not null,
    person_id          text not null,
    status_before      text,
    status_date_before date,
    evidence_before    text
);

create table registration (
    registration_id     text primary key,
    file_name           text        not null,
    file_hash           text        not null,
    division_code       text        not null,
    actor               text        not null,
    dry_run             boolean     not null,
    state               text        not null,
    staged              boolean     not null default false,
    refusal_code        text,
    refusal_zh          text,
    refusal_en          text,
    columns             text[]      not null default '{}',
    applied_through     text        not null default '',
    rows                bigint      not null default 0,
    households          bigint      not null default 0,
    created             bigint      not null default 0,
    changed             bigint      not null default 0,
    unchanged           bigint      not null default 0,
    quarantined_reading bigint      not null default 0,
    quarantined_applying bigint     not null default 0,
    received_at         timestamptz not null,
    started_at          timestamptz,
    finished_at         timestamptz
);
create index registration_newest on registration (division_code text_pattern_ops, received_at desc);
create index registration_unfinished on registration (state) where state in ('RECEIVED', 'READING', 'APPLYING');

-- Rows read and not yet applied; the content is sealed as a whole.
create table registration_row (
    registration_id text    not null references registration on delete cascade,
    household_no    text    not null,
    row_no          integer not null,
    content         text    not null,
    primary key (registration_id, household_no, row_no)
);

create table registration_error (
    registration_id text    not null references registration on delete cascade,
    row_no          integer not null,
    ordinal         integer not null,
    while_reading   boolean not null,
    field           text    not null,
    header          text    not null,
    code            text    not null,
    reason_zh       text    not null,
    reason_en       text    not null,
    raw_sealed      text    not null,
    primary key (registration_id, row_no, while_reading, ordinal)
);
