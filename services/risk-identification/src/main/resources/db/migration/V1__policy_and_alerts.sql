-- Policy numbers by region and validity: every number is data with a source.
create table policy_parameter (
    code            text        not null,
    region_code     text        not null check (region_code ~ '^\d{12}$'),
    valid_from      date        not null,
    valid_to        date        check (valid_to >= valid_from),
    value           bigint      not null,
    unit            text        not null,
    source_document text        not null,
    confirmed       boolean     not null,
    changed_by      text        not null,
    changed_at      timestamptz not null,
    primary key (code, region_code, valid_from)
);

-- Rule packs as published; the newest of a region is in force there.
create table rule_pack (
    id           bigint generated always as identity primary key,
    region_code  text        not null check (region_code ~ '^\d{12}$'),
    pack_id      text        not null,
    pack_version text        not null,
    yaml         text        not null,
    checksum     text        not null,
    published_by text        not null,
    published_at timestamptz not null,
    unique (region_code, pack_id, pack_version)
);

-- Read model of fangpin.risk.alerts: the newest version of each alert.
create table alert (
    alert_id      text        primary key,
    version       bigint      not null,
    household_id  text        not null,
    division_code text        not null,
    rule_code     text        not null,
    level         text        not null,
    state         text        not null check (state in ('OPEN', 'CLEARED')),
    raised_at     timestamptz not null,
    changed_at    timestamptz not null,
    cleared_at    timestamptz,
    clear_reason  text,
    clear_reason_zh text,
    clear_reason_en text,
    body          jsonb       not null
);
create index alert_by_household on alert (household_id);
create index alert_by_division on alert (division_code text_pattern_ops, state, raised_at desc);

create table alert_history (
    alert_id       text        not null,
    version        bigint      not null,
    what           text        not null check (what in ('RAISED', 'REVISED', 'CLEARED')),
    level          text        not null,
    observed_value text,
    reason         text,
    at             timestamptz not null,
    primary key (alert_id, version)
);
