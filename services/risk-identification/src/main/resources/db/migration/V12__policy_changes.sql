-- Changes of rules and numbers that one person proposes and another puts into force.
create table policy_change (
    id            text        primary key,
    kind          text        not null check (kind in ('NUMBERS', 'RULE_PACK', 'ROLLBACK')),
    region_codes  text[]      not null,
    title         text        not null,
    note          text        not null,
    body          text        not null,
    effective_on  date,
    state         text        not null check (state in ('PROPOSED', 'AGREED', 'IN_FORCE', 'DECLINED', 'WITHDRAWN', 'FAILED')),
    proposed_by   text        not null,
    proposer_name text        not null,
    proposed_at   timestamptz not null,
    decided_by    text,
    decider_name  text,
    decided_at    timestamptz,
    in_force_at   timestamptz,
    failure       text
);
create index policy_change_waiting on policy_change (effective_on) where state = 'AGREED';

-- Which version of a region's pack is in force: the one that came into force last, be it an older one again.
create sequence rule_pack_in_force;
alter table rule_pack add column in_force_no bigint;
update rule_pack set in_force_no = id;
select setval('rule_pack_in_force', coalesce(max(id), 0) + 1, false) from rule_pack;
alter table rule_pack alter column in_force_no set default nextval('rule_pack_in_force');
alter table rule_pack alter column in_force_no set not null;
