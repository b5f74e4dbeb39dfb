-- How each dataset comes for each county, as last looked at.
create table feed_health (
    dataset          text        not null,
    division_code    text        not null,
    state            text        not null,
    expected_period  text,
    due_on           date,
    last_period      text,
    last_received_at timestamptz,
    rows             bigint,
    usual_rows       bigint,
    changed_at       timestamptz not null,
    primary key (dataset, division_code)
);
create index batch_of_county on batch (dataset, division_code text_pattern_ops, received_at desc);

-- The department says that there was nothing in the month (零报告): a file without rows is then no mistake.
alter table batch add column zero_report boolean not null default false;
