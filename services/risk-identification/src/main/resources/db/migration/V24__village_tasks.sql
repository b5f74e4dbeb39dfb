-- A village's task is kept as a case without a household: one deadline, one verdict, the alerts of many.
alter table case_file alter column household_id drop not null;
alter table case_file add column village_task boolean not null default false;
