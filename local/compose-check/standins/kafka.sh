#!/bin/bash
# Stands in for the apache/kafka image's start: KAFKA_* becomes properties by the image's own mapping, then format and run.
set -euo pipefail
java=(java -cp "/kafka/*" -Dlog4j2.configurationFile=/kafka/log4j2.yaml)
mkdir -p /tmp/default /tmp/mounted /tmp/final
: >/tmp/default/server.properties
cp /kafka/log4j2.yaml /kafka/tools-log4j2.yaml /tmp/default/
export CLUSTER_ID="${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}"
# A second start finds the directory formatted, which is as good.
told="$("${java[@]}" kafka.docker.KafkaDockerWrapper setup --default-configs-dir /tmp/default --mounted-configs-dir /tmp/mounted --final-configs-dir /tmp/final 2>&1)" ||
  [[ "$told" == *'already formatted'* ]] || { printf '%s\n' "$told"; exit 1; }
exec java $KAFKA_HEAP_OPTS -XX:+UseSerialGC -cp "/kafka/*" -Dlog4j2.configurationFile=/kafka/log4j2.yaml kafka.Kafka /tmp/final/server.properties
