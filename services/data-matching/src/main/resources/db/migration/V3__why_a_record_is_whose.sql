-- How the best candidate was weighed.
alter table feed_record add column because jsonb;
-- Somebody new in the register: records that bear the name are looked at again.
create index feed_record_unmatched_named on feed_record ((document ->> 'name')) where outcome = 'UNMATCHED';
