-- What became of alerts in people's hands: read model of fangpin.assistance.cases.
create table case_file (
    case_id       text        primary key,
    household_id  text        not null,
    division_code text        not null,
    state         text        not null,
    step_no       int         not null,
    visits        int         not null,
    opened_at     timestamptz not null,
    due_at        timestamptz,
    -- The first verdict: was there a risk?
    outcome       text        check (outcome in ('CONFIRMED', 'NO_RISK', 'REJECTED')),
    decided_at    timestamptz,
    -- The deadline about which somebody was told, and how often
    escalated_due timestamptz,
    escalations   int         not null default 0
);
create index case_file_due on case_file (due_at) where outcome is null;

create table case_alert (
    case_id   text        not null,
    alert_id  text        not null,
    rule_code text        not null,
    joined_at timestamptz not null,
    primary key (case_id, alert_id)
);
create index case_alert_by_rule on case_alert (rule_code);
create index case_alert_by_alert on case_alert (alert_id);

-- Who said that they see to an alert.
create table alert_acknowledgement (
    alert_id text        primary key,
    user_id  text        not null,
    name     text        not null,
    note     text,
    at       timestamptz not null
);
