#!/usr/bin/env bash
# Takes all databases of docker-compose.yml as they are at one moment, while people work: deploy/backup.sh FOLDER
# The sealing keys are not in it, and must not be put beside it.
set -euo pipefail

folder="${1:?deploy/backup.sh FOLDER}"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 077
mkdir -p "$folder"
file="$folder/backline-$(date -u +%Y%m%dT%H%M%SZ).tar.gz"

docker compose exec -T --user postgres postgresql \
  pg_basebackup --username=postgres --pgdata=- --format=tar --wal-method=fetch --checkpoint=fast \
  | gzip >"$file.unfinished"
gzip --test "$file.unfinished"
mv "$file.unfinished" "$file"
echo "$file"
