-- How each dataset comes for each county, and when it last came: read model of fangpin.matching.batches.
create table feed (
    dataset         text        not null,
    division_code   text        not null,
    -- Absent while nothing was said of it: then nothing is known to be wrong.
    state           text,
    state_said_at   timestamptz,
    expected_period text,
    due_on          date,
    last_period     text,
    last_batch_at   timestamptz,
    primary key (dataset, division_code)
);
