#!/bin/bash
# One role and one database for each service and for Keycloak; a second run only sets the passwords again.
set -euo pipefail

for name in registry matching risk assistance funds dashboard keycloak; do
  variable="FANGPIN_${name^^}_DB_PASSWORD"
  psql --quiet --set ON_ERROR_STOP=1 --set "name=$name" --set "password=${!variable}" <<'SQL'
select format('create role %I login', :'name')
 where not exists (select from pg_roles where rolname = :'name') \gexec
alter role :"name" password :'password';
select format('create database %I owner %I', :'name', :'name')
 where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
SQL
  echo "database $name is there"
done
