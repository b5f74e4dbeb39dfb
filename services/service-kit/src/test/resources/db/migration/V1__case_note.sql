create table case_note (
    position bigserial primary key,
    event_id text not null unique,
    case_id  text not null,
    said     text not null,
    constraint case_note_not_poison check (said <> 'poison')
);
