create sequence case_number;

create table assistance_case (
    case_id          text        primary key,
    case_no          text        not null unique,
    plan_id          text        not null unique,
    household_id     text        not null,
    division_code    text        not null,
    state            text        not null,
    is_open          boolean     not null,
    round            integer     not null default 1,
    opened_at        timestamptz not null,
    due_at           timestamptz,
    channel          text        not null,
    difficulty_zh    text,
    opened_by        text        not null,
    previous_case_id text,
    facts            text        not null default '{}',
    synthetic        boolean     not null,
    changed_at       timestamptz not null,
    version          integer     not null default 0
);
create unique index one_open_case_per_household on assistance_case (household_id) where is_open;
create index case_of_household on assistance_case (household_id, opened_at desc);
create index case_newest on assistance_case (opened_at desc, case_id);
create index case_by_division on assistance_case (division_code text_pattern_ops, state);

create table case_step (
    id           text        primary key,
    case_id      text        not null references assistance_case,
    step_no      integer     not null,
    command      text        not null,
    from_state   text        not null,
    to_state     text        not null,
    round        integer     not null,
    actor        text        not null,
    actor_name   text        not null,
    role         text        not null,
    unit         text        not null,
    form_version text        not null,
    note         text,
    reason_zh    text,
    evidence     text        not null,
    form_values  text        not null,
    due_at       timestamptz,
    taken_at     timestamptz not null,
    unique (case_id, step_no)
);

create table case_alert (
    id                text        primary key,
    case_id           text        not null references assistance_case,
    alert_id          text        not null,
    version           bigint      not null,
    rule_code         text        not null,
    level             text        not null,
    risk_factor       text        not null,
    person_id         text,
    is_open           boolean     not null,
    title_zh          text        not null,
    title_en          text        not null,
    explanation_zh    text        not null,
    explanation_en    text        not null,
    joined_at         timestamptz not null,
    cleared_at        timestamptz,
    cleared_reason_zh text,
    cleared_reason_en text,
    unique (case_id, alert_id)
);
create index case_alert_by_alert on case_alert (alert_id);

create table measure (
    measure_id           text        primary key,
    case_id              text        not null references assistance_case,
    position             integer     not null,
    category             text        not null,
    title_zh             text        not null,
    department           text        not null,
    due_on               date,
    person_id            text,
    cash_benefit_code    text,
    cash_period          text,
    cash_payee_person_id text,
    cash_amount_fen      bigint,
    alert_ids            text        not null,
    state                text        not null,
    delivered_on         date,
    delivery_evidence    text,
    delivered_by         text
);
create index measure_of_case on measure (case_id);

-- Written by the consumer of fund movements, never by a step.
create table measure_payment (
    measure_id   text        primary key,
    payment_id   text,
    payment_no   text,
    state        text        not null,
    amount_fen   bigint      not null,
    violation    text,
    reason_zh    text,
    reason_en    text,
    at           timestamptz not null
);

-- What this service needs of a household; the registry owns it.
create table household (
    household_id   text    primary key,
    household_no   text    not null,
    version        bigint  not null,
    division_code  text    not null,
    head_name      text    not null,
    household_type text    not null,
    members        text    not null,
    synthetic      boolean not null
);
