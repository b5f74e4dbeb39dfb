-- The name as the sign-in stated it then; absent for what was done before.
alter table sender_key add column registered_name text;
alter table sender_key add column revoked_name text;
