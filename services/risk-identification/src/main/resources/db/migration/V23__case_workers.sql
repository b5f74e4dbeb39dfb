-- Who took steps in a case; steps from before this was kept are not in it.
create table case_worker (
    case_id text not null,
    user_id text not null,
    primary key (case_id, user_id)
);
create index case_worker_by_user on case_worker (user_id);
