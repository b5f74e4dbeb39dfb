-- What became of a record, apart from the record: the wide document is written once and never again, and nothing here is
-- updated unless the record goes round again. A record without a row here is pending.
create table feed_outcome (
    batch_id           uuid    not null,
    row_no             integer not null,
    dataset            text    not null,
    outcome            text    not null,
    reason             text,
    fact_id            text,
    household_id       text,
    person_id          text,
    household_division text,
    match_method       text,
    match_score        double precision,
    because            json,
    resolved_version   text,
    resolved_at        timestamptz not null,
    -- of unmatched records only: by what they are found again
    id_no_hash         text,
    name               text,
    primary key (batch_id, row_no)
) with (autovacuum_vacuum_scale_factor = 0.05);

insert into feed_outcome (batch_id, row_no, dataset, outcome, reason, fact_id, household_id, person_id,
                          household_division, match_method, match_score, because, resolved_version, resolved_at,
                          id_no_hash, name)
select batch_id, row_no, dataset, outcome, reason, fact_id, household_id, person_id, household_division, match_method,
       match_score, because::json, resolved_version, coalesce(resolved_at, now()),
       case when outcome = 'UNMATCHED' then id_no_hash end,
       case when outcome = 'UNMATCHED' then document ->> 'name' end
from feed_record where outcome <> 'PENDING';

create index feed_outcome_tally on feed_outcome (batch_id, outcome, reason);
create index feed_outcome_unmatched on feed_outcome (dataset, reason, batch_id, row_no) where outcome = 'UNMATCHED';
create index feed_outcome_unmatched_person on feed_outcome (id_no_hash) where outcome = 'UNMATCHED';
create index feed_outcome_unmatched_named on feed_outcome (name) where outcome = 'UNMATCHED';
create index feed_outcome_withheld on feed_outcome (person_id) where outcome = 'UNMATCHED' and reason = 'CONSENT_ABSENT';
create index feed_outcome_person on feed_outcome (person_id) where outcome = 'MATCHED';

-- With the columns go the indexes on them.
alter table feed_record
    drop column outcome,
    drop column reason,
    drop column fact_id,
    drop column household_id,
    drop column person_id,
    drop column household_division,
    drop column match_method,
    drop column match_score,
    drop column because,
    drop column resolved_version,
    drop column resolved_at,
    -- as it was said: it is given back whole, so nobody gains by taking it apart
    alter column document type json using document::json;
alter table feed_record reset (fillfactor);
drop index if exists feed_record_unmatched_named;
