-- What the last token of whoever owns subscriptions or sees to alerts said of them: people move and leave.
create table person_seen (
    user_id         text        primary key,
    -- Absent until the first request after this was kept
    division_prefix text,
    roles           text[]      not null,
    seen_at         timestamptz not null
);
insert into person_seen (user_id, roles, seen_at)
select owner_id, '{}'::text[], now() from subscription union select user_id, '{}'::text[], now() from alert_acknowledgement;

-- Who or what paused a subscription; an administrator looks after those whose owner moved on.
alter table subscription add column paused_code text check (paused_code in ('OWNER', 'RECEIVER', 'SCOPE', 'UNSEEN'));
update subscription set paused_code = case when paused_because like '%410%' then 'RECEIVER' else 'OWNER' end
where state = 'PAUSED';
