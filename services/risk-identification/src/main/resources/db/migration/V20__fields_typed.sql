-- How much people typed for a case; absent where some of it was typed before anybody counted.
alter table case_file add column fields_typed int;
update case_file set fields_typed = 0 where step_no = 0;
