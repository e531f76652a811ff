package io.partline.chassis.testing;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import io.partline.chassis.events.EventJson;
import io.partline.realparts.RealParts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A partner on the test JVM's Kafka: sends and reads CloudEvents with its own client. */
public final class TestTopic {
    /** One record as an ordinary client sees it. */
    public record Seen(String key, CloudEvent event, String body, Map<String, String> headers) {}

    private final String topic;
    private final String bootstrap;

    public TestTopic(String topic) {
        this(topic, RealParts.kafka());
    }

    public TestTopic(String topic, String bootstrap) {
        this.topic = topic;
        this.bootstrap = bootstrap;
    }

    public void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(6), Optional.empty())))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            // The service under test makes its topics too, at the same time.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends an event with a new id, and answers the id. */
    public String send(String type, String key, Object data) {
        String id = UUID.randomUUID().toString();
        send(id, type, key, data);
        return id;
    }

    public void send(String id, String type, String key, Object data) {
        send(null, id, type, key, data);
    }

    /** @param partition null for the key's own */
    public void send(Integer partition, String id, String type, String key, Object data) {
        String body = data instanceof String text ? text : EventJson.write(data);
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withType(type)
                .withSource(URI.create("/partline/test"))
                .withSubject(key)
                .withTime(OffsetDateTime.now())
                .withData("application/json", body.getBytes(StandardCharsets.UTF_8))
                .build();
        RecordHeaders headers = new RecordHeaders();
        byte[] value = new CloudEventSerializer().serialize(topic, headers, event);
        sendRaw(new ProducerRecord<>(topic, partition, key, value, headers));
    }

    public void sendRaw(ProducerRecord<String, byte[]> record) {
        create();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the topic from the beginning until something fits, and answers all that was read. */
    public List<Seen> readUntil(Predicate<List<Seen>> enough) {
        return read((consumer, seen) -> enough.test(seen));
    }

    /** All that is there now. */
    public List<Seen> readAll() {
        return read((consumer, seen) -> consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    }

    private List<Seen> read(BiPredicate<KafkaConsumer<String, byte[]>, List<Seen>> enough) {
        create();
        List<Seen> seen = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            // One that has just been made is listed before it has partitions.
            List<TopicPartition> partitions =
                    Await.until(() -> consumer.partitionsFor(topic), found -> !found.isEmpty()).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Await.until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    Map<String, String> headers = new java.util.HashMap<>();
                    record.headers().forEach(h -> headers.put(h.key(), text(h.value())));
                    seen.add(new Seen(
                            record.key(),
                            headers.containsKey("ce_specversion")
                                    ? new CloudEventDeserializer().deserialize(topic, record.headers(), record.value())
                                    : null,
                            text(record.value()),
                            headers));
                });
                return enough.test(consumer, seen);
            });
        }
        return seen;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
