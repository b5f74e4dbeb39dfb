-- How many rows of a dataset a county's data officer and the department agreed on for one period. What was replaced or withdrawn
-- stays, with who and when.
create table size_agreement (
    agreement_id   uuid        primary key,
    dataset        text        not null,
    division_code  text        not null,
    least_rows     bigint      check (least_rows >= 0),
    most_rows      bigint      check (most_rows >= 1),
    note           text        not null,
    agreed_by      text        not null,
    agreed_name    text,
    agreed_at      timestamptz not null,
    withdrawn_by   text,
    withdrawn_name text,
    withdrawn_at   timestamptz,
    check (least_rows is not null or most_rows is not null),
    check (least_rows <= most_rows)
);
create unique index size_agreement_in_force on size_agreement (dataset, division_code) where withdrawn_at is null;
create index size_agreement_of_county on size_agreement (dataset, division_code, agreed_at desc);

-- By whose word a feed's size was judged, and what it allows; absent when there is none to go by.
alter table feed_health add column judged_by text;
alter table feed_health add column least_rows bigint;
alter table feed_health add column most_rows bigint;
