-- A receiver of webhooks agrees before anything is sent (CloudEvents HTTP webhook, section 4), and says how many a minute.
alter table subscription drop constraint subscription_state_check,
    add constraint subscription_state_check check (state in ('UNCONFIRMED', 'ACTIVE', 'PAUSED')),
    add column confirmation       text check (confirmation in ('REQUIRED', 'WAIVED')),
    add column allowed_per_minute int check (allowed_per_minute > 0),
    -- When the requests of the last minute went out, where they are limited
    add column recent_requests    timestamptz[] not null default '{}';

-- Those from before go on as they are.
update subscription set confirmation = 'WAIVED' where channel = 'WEBHOOK';
