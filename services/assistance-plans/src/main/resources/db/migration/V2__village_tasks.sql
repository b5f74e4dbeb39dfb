-- 村级事项: what befell a whole village is worked on once.
create sequence village_task_number;

create table village_task (
    task_id       text        primary key,
    task_no       text        not null unique,
    division_code text        not null,
    event         text        not null,
    is_open       boolean     not null,
    opened_at     timestamptz not null,
    due_at        timestamptz,
    closed_at     timestamptz,
    finding       text,
    step_no       integer     not null default 0,
    synthetic     boolean     not null
);
create unique index one_open_task_per_event on village_task (division_code, event) where is_open;
create index village_task_newest on village_task (is_open desc, opened_at desc, task_id);
create index village_task_by_division on village_task (division_code text_pattern_ops);

create table village_task_alert (
    task_id           text        not null references village_task,
    alert_id          text        not null,
    household_id      text        not null,
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
    primary key (task_id, alert_id)
);
create index village_task_alert_by_alert on village_task_alert (alert_id);

create table village_task_step (
    task_id    text        not null references village_task,
    step_no    integer     not null,
    step       text        not null,
    text_zh    text        not null,
    actor      text        not null,
    actor_name text        not null,
    role       text        not null,
    unit       text        not null,
    taken_at   timestamptz not null,
    primary key (task_id, step_no)
);

-- Absent until the household's next snapshot.
alter table household add column monitored_status text;
