-- What a version of an alert said that a grading needs; until now only the newest version had it.
alter table alert_history add column rule_version text, add column risk_factor text, add column raised_at timestamptz;

update alert_history h set rule_version = e.alert ->> 'ruleVersion', risk_factor = e.alert ->> 'riskFactor',
    raised_at = (e.alert ->> 'firstRaisedAt')::timestamptz
from (select alert_id, version, payload::jsonb -> 'alert' as alert from alert_event) e
where e.alert_id = h.alert_id and e.version = h.version;

-- Versions that nobody was told of: as the newest one says.
update alert_history h set rule_version = a.body ->> 'ruleVersion', risk_factor = a.body ->> 'riskFactor',
    raised_at = a.raised_at
from alert a where a.alert_id = h.alert_id and h.rule_version is null;

alter table alert_history alter column rule_version set not null, alter column risk_factor set not null,
    alter column raised_at set not null;

-- Where a household was and whether it was monitored, whenever that changed: read model of fangpin.registry.households.
create table household_status (
    household_id     text        not null,
    version          bigint      not null,
    division_code    text        not null,
    monitored_status text        not null,
    since            timestamptz not null,
    primary key (household_id, version)
);
