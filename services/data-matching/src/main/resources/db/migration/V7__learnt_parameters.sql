-- How records are weighed: learnt from the deployment's own records, in force once a second person publishes them.
create table matching_parameters (
    version           text        primary key,
    parameters        jsonb       not null,
    trial             jsonb       not null,
    learnt_by         text        not null,
    learnt_by_name    text        not null,
    learnt_at         timestamptz not null,
    published_by      text,
    published_by_name text,
    published_at      timestamptz
);
create index matching_parameters_newest on matching_parameters (learnt_at desc);
