package io.partline.benchmarks;

import io.partline.chassis.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An ordinary Kafka client that notes when it sees what, from now on. */
final class TopicWatch implements AutoCloseable {
    /** How an event is recognised again; empty: of no interest. */
    @FunctionalInterface
    interface Naming {
        String name(String type, JsonNode data);
    }

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> data = new ConcurrentHashMap<>();
    private final CountDownLatch watching = new CountDownLatch(1);
    private final Naming naming;
    private final long began = System.nanoTime();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    private TopicWatch(String kafka, Collection<String> topics, Naming naming) {
        this.naming = naming;
        this.thread = Thread.ofPlatform().daemon().name("watch").start(() -> watch(kafka, topics));
    }

    /** Returns when nothing that is written from now on can be missed. */
    static TopicWatch of(String kafka, Collection<String> topics, Naming naming) throws InterruptedException {
        TopicWatch watch = new TopicWatch(kafka, topics, naming);
        watch.watching.await();
        return watch;
    }

    private void watch(String kafka, Collection<String> topics) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            watching.countDown();
            while (!closed) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::note);
            }
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            watching.countDown();
        }
    }

    private void note(ConsumerRecord<String, byte[]> record) {
        long now = System.nanoTime();
        Header type = record.headers().lastHeader("ce_type");
        if (type == null) {
            return;
        }
        JsonNode body = EventJson.mapper().readTree(record.value());
        String name = naming.name(new String(type.value(), StandardCharsets.UTF_8), body);
        if (!name.isEmpty() && seen.putIfAbsent(name, now) == null) {
            data.put(name, body);
        }
    }

    /** By {@link System#nanoTime}. */
    OptionalLong seenAt(String name) {
        Long at = seen.get(name);
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }

    /** By {@link System#nanoTime}; when it began if nothing was seen. */
    long lastSeenAt() {
        return seen.values().stream().mapToLong(Long::longValue).max().orElse(began);
    }

    /** Bodies of all events seen. */
    Collection<JsonNode> seen() {
        return List.copyOf(data.values());
    }

    /** @throws IllegalStateException if it did not watch to the end: what was not seen may have been there */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("the topics could not be watched", failure);
        }
    }
}
