-- What befalls a whole village is told to people once, not once for each household.
alter table alert_event add column village_event text;
create index alert_event_of_village on alert_event (division_code, village_event, rule_code, event_time)
    where village_event is not null;
