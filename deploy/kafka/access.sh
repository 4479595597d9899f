#!/bin/bash
# Says what each service may do in Kafka; all else is refused. Run where the broker's inside listener can be reached, as
# often as one likes.
set -euo pipefail

kafka_acls() {
  /opt/kafka/bin/kafka-acls.sh --bootstrap-server "${KAFKA_INSIDE:-127.0.0.1:9094}" --add "$@" >/dev/null
}

# Each service makes the topics that it finds missing.
for service in intake-service assessment-service program-service referral-service dashboard; do
  kafka_acls --allow-principal "User:$service" --topic case-events --topic case-events.dlt \
    --operation Describe --operation DescribeConfigs --operation Create
  kafka_acls --allow-principal "User:$service" --topic case-events --operation Read
  kafka_acls --allow-principal "User:$service" --topic case-events.dlt --operation Write --operation Read
  kafka_acls --allow-principal "User:$service" --group "$service" --operation Read --operation Describe
done

# The dashboard only reads.
for service in intake-service assessment-service program-service referral-service; do
  kafka_acls --allow-principal "User:$service" --topic case-events --operation Write
done

# The public feed for physicians' systems.
kafka_acls --allow-principal User:referral-service --topic referral-events \
  --operation Describe --operation DescribeConfigs --operation Create --operation Write

# Systems that may read it, parted by spaces: each with a consumer group of its own name, and nothing else.
for reader in ${FEED_READERS:-}; do
  kafka_acls --allow-principal "User:$reader" --topic referral-events --operation Read --operation Describe
  kafka_acls --allow-principal "User:$reader" --group "$reader" --operation Read --operation Describe
done

echo "Every service may do what it needs, and no more"
