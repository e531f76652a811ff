#!/usr/bin/env bash
# Run once by the PostgreSQL image: one database and one user for each service, and nobody else gets in.
set -euo pipefail
for service in inventory requests logistics returns; do
  psql -v ON_ERROR_STOP=1 -q -U postgres -v name="$service" -v secret="$(cat "/run/secrets/$service-database")" <<'SQL'
create role :"name" login password :'secret';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
