#!/usr/bin/env bash
# Puts a backup of deploy/backup.sh in place of everything that is there: deploy/restore.sh FILE
# Afterwards: docs/backup.md, "Coming back", from step 2 on.
set -euo pipefail

file="$(realpath "${1:?deploy/restore.sh FILE}")"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
gzip --test "$file"
services=(dashboard intake-service assessment-service program-service referral-service keycloak)

read -r -p "This replaces all data of this installation. Type yes: " answer
[ "$answer" = yes ] || exit 1

docker compose stop "${services[@]}" kafka postgresql
# The image keeps its data in a folder named for its major version.
docker compose run --rm --no-deps --user root --entrypoint bash -T postgresql -c '
  set -euo pipefail
  data="${PGDATA:-/var/lib/postgresql/18/docker}"
  rm -rf "$data"
  mkdir -p "$data"
  tar -xzf - -C "$data"
  chown -R postgres:postgres "$data"
  chmod 700 "$data"
' <"$file"
docker compose run --rm --no-deps --user root --entrypoint bash -T kafka -c 'rm -rf /var/lib/kafka/data/*'
docker compose up -d postgresql kafka kafka-access
docker compose up -d --wait "${services[@]}"
echo "Restored. Go on with docs/backup.md, step 2."
