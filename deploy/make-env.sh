#!/usr/bin/env bash
# Writes .env with a password or key by chance for everything that docker-compose.yml asks for, readable by its owner
# only. What is there already stays: run it again after an update. Not for secrets that a vault should keep.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 077
touch .env
chmod 600 .env

add() { # variable, value
  grep -q "^$1=" .env || printf '%s=%s\n' "$1" "$2" >>.env
}
chance() {
  head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}
key() { # 32 bytes in plain base64
  head -c 32 /dev/urandom | base64 | tr -d '\n'
}

add BACKLINE_POSTGRESQL_PASSWORD "$(chance)"
add BACKLINE_KEYCLOAK_DATABASE_PASSWORD "$(chance)"
add BACKLINE_KEYCLOAK_ADMIN_PASSWORD "$(chance)"
add BACKLINE_DEMO_PASSWORD "$(chance)"
add BACKLINE_CLI_SECRET "$(chance)"
add BACKLINE_EHR_PEER_SECRET "$(chance)"
add BACKLINE_DASHBOARD_SECRET "$(chance)"
add BACKLINE_PROMETHEUS_SECRET "$(chance)"
add BACKLINE_GRAFANA_PASSWORD "$(chance)"
for service in INTAKE ASSESSMENT PROGRAM REFERRAL DASHBOARD; do
  add "BACKLINE_${service}_OWNER_PASSWORD" "$(chance)"
  add "BACKLINE_${service}_APP_PASSWORD" "$(chance)"
  add "BACKLINE_${service}_KAFKA_PASSWORD" "$(chance)"
done
for service in INTAKE ASSESSMENT PROGRAM REFERRAL; do
  add "BACKLINE_${service}_SECRETS_KEY" "$(key)"
done

echo "The passwords are in $PWD/.env; the demo people's is BACKLINE_DEMO_PASSWORD"
