package io.partline.chassis.partners;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.telemetry.EventMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka binary content mode: attributes as {@code ce_} headers, the data as the record's value. */
final class CloudEventRecords {
    private static final CloudEventSerializer SERIALIZER = new CloudEventSerializer();
    private static final CloudEventDeserializer DESERIALIZER = new CloudEventDeserializer();
    private static final String PARTITION_KEY = "partitionkey";

    private CloudEventRecords() {}

    /** @param ordinal which of the public events of one stored event; the first keeps the stored event's id */
    static ProducerRecord<String, byte[]> toRecord(String source, StoredEvent cause, PublicEvent event, int ordinal) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(ordinal == 0 ? cause.id().toString() : cause.id() + "-" + ordinal)
                .withType(event.type())
                .withSource(URI.create(source))
                .withSubject(event.subject())
                .withTime(cause.at().atOffset(ZoneOffset.UTC))
                .withExtension(PARTITION_KEY, event.subject())
                .withData("application/json", EventJson.write(event.data()).getBytes(StandardCharsets.UTF_8))
                .build();
        Headers headers = new RecordHeaders();
        byte[] value = SERIALIZER.serialize(event.topic(), headers, cloudEvent);
        String traceparent = cause.metadata().get(EventMetadata.TRACEPARENT);
        if (traceparent != null) {
            headers.add(EventMetadata.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(event.topic(), null, event.subject(), value, headers);
    }

    /** @throws RuntimeException if the record is no CloudEvent or lacks a required attribute */
    static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        return DESERIALIZER.deserialize(record.topic(), record.headers(), record.value());
    }

    static String body(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    static Map<String, String> headers(Headers headers) {
        Map<String, String> texts = new HashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), body(header.value()));
        }
        return texts;
    }

    static Headers headers(Map<String, String> texts) {
        Headers headers = new RecordHeaders();
        texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
