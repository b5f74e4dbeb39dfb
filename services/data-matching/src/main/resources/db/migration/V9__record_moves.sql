-- Records that went from one person to another, or to nobody: people ruled, somebody moved, registrations became one.
create table record_move (
    record_id      text        not null,
    version        text        not null,
    fact_id        text        not null,
    from_household text        not null,
    from_person    text,
    to_household   text,
    to_person      text,
    because        text        not null,
    at             timestamptz not null,
    primary key (record_id, version)
);
create index record_move_from on record_move (from_household, at desc);
