-- 试算与回测: drafts that are held against the population; nothing of it comes into force.
create table back_test (
    id             text        primary key,
    title          text        not null,
    division_code  text        not null check (division_code ~ '^\d{12}$'),
    basis          text        not null check (basis in ('PRESENT', 'AS_KNOWN', 'AS_DUE')),
    days           date[]      not null,
    sample_percent int         not null check (sample_percent between 1 and 100),
    numbers        jsonb       not null,
    yaml           text,
    change_id      text,
    state          text        not null check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    failure        text,
    asked_by       text        not null,
    asker_name     text        not null,
    asked_at       timestamptz not null,
    finished_at    timestamptz
);
create index back_test_running on back_test (asked_at) where state = 'RUNNING';

-- One for each partition of the profiles; whichever replica holds the partition works on it.
create table back_test_part (
    back_test_id text        not null references back_test on delete cascade,
    partition    int         not null,
    state        text        not null check (state in ('WAITING', 'RUNNING', 'DONE')),
    worker       text,
    beat_at      timestamptz,
    looked_at    bigint      not null default 0,
    expected     bigint,
    tally        jsonb,
    primary key (back_test_id, partition)
);

-- Households whose identification the draft would change.
create table back_test_household (
    back_test_id   text   not null references back_test on delete cascade,
    household_id   text   not null,
    partition      int    not null,
    division_code  text   not null,
    household_type text   not null,
    verdict        text   not null check (verdict in ('CAUGHT', 'LOST', 'EARLIER', 'LATER')),
    first_in_force date,
    first_draft    date,
    rules_in_force text[] not null,
    rules_draft    text[] not null,
    cost_fen       bigint,
    primary key (back_test_id, household_id)
);
create index back_test_household_list on back_test_household (back_test_id, verdict, division_code text_pattern_ops, household_id);
