-- Which sending of the record was resolved: a record that goes round again has a later version.
alter table feed_record add column resolved_version text;
-- Somebody moved, or two registrations became one: what was matched to a person is looked at again.
create index feed_record_person on feed_record (person_id) where outcome = 'MATCHED';

-- What people ruled about a record, each step with who and when; nothing is deleted. It holds no personal data.
create table match_ruling (
    ruling_id          uuid primary key,
    -- keyed hash of what the record says of its person: the ruling is about all records that say the same
    identity           text        not null,
    record_id          text        not null,
    dataset            text        not null,
    division_code      text        not null,
    household_division text        not null,
    verdict            text        not null check (verdict in ('SAME', 'DIFFERENT')),
    household_id       text        not null,
    person_id          text        not null,
    state              text        not null check (state in ('PROPOSED', 'IN_FORCE', 'DECLINED', 'REVERSED')),
    -- what the engine thought: with the verdict, a label to learn from
    parameters_version text,
    probability        double precision,
    levels             jsonb       not null,
    note               text        not null,
    proposed_by        text        not null,
    proposed_by_name   text        not null,
    proposed_at        timestamptz not null,
    decided_by         text,
    decided_by_name    text,
    decided_at         timestamptz,
    reversed_by        text,
    reversed_by_name   text,
    reversed_at        timestamptz,
    reversal_reason    text
);
create index match_ruling_newest on match_ruling (proposed_at desc);
create index match_ruling_record on match_ruling (record_id);
-- About one person once; and a record is one person's.
create unique index match_ruling_once on match_ruling (identity, person_id) where state in ('PROPOSED', 'IN_FORCE');
create unique index match_ruling_one_person on match_ruling (identity)
    where verdict = 'SAME' and state in ('PROPOSED', 'IN_FORCE');
