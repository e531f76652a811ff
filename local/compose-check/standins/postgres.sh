#!/bin/bash
# Stands in for the entrypoint of the postgres image, as far as docker-compose.yml uses it.
set -euo pipefail
export PGDATA=/var/lib/postgresql/18/docker
as_postgres=(setpriv --reuid=999 --regid=999 --clear-groups)
if [[ ! -s "$PGDATA/PG_VERSION" ]]; then
  mkdir -p "$PGDATA" && chown -R 999:999 /var/lib/postgresql
  install -m 600 -o 999 "$POSTGRES_PASSWORD_FILE" /tmp/secret
  "${as_postgres[@]}" initdb -D "$PGDATA" -U postgres --pwfile=/tmp/secret -A scram-sha-256 --auth-local=trust -E UTF8 --locale=C.UTF-8 >/dev/null
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  "${as_postgres[@]}" pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -k /tmp" -w start >/dev/null
  for script in /docker-entrypoint-initdb.d/*.sh; do PGHOST=/tmp "$script"; done
  "${as_postgres[@]}" pg_ctl -D "$PGDATA" -w stop >/dev/null
fi
exec "${as_postgres[@]}" "$@" -D "$PGDATA" -c "listen_addresses=*" -k /tmp
