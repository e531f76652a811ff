package io.partline.chassis.partners;

import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.AdvisoryLock;
import io.partline.chassis.follow.LongWork;
import io.partline.chassis.follow.TableCopies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the topics of a copy again from their beginning into empty tables, in a schema of their own, while the live rows
 * keep answering and are kept up to date; then puts the new tables in the place of the old ones, in one transaction. It
 * reads beside the subscription: neither the inbox nor the offsets of its group are touched. As by the inbox, an event
 * that lies there twice is passed over the second time: the ids of those that feed the copy are kept in memory until it
 * ends, about 120 bytes for each, so that a million takes 120 MB.
 */
class ReadAgain implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAgain.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** The listener waits meanwhile. */
    private static final Duration MAX_EXCHANGE = Duration.ofSeconds(60);

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param records of all types, read so far
     * @param total records on the topics when it began; 0 until they are counted
     * @param passedOver events not read because they wait as dead letters of the subscription
     * @param differingRows rows that differed from the live ones at the moment of exchange; null until then
     * @param failure why it ended without exchanging anything, and what would be right
     */
    @Schema(example = """
            {"copy": "known-sites", "state": "RUNNING", "records": 12000, "total": 44000, "passedOver": 0, "startedAt": "2026-11-23T08:00:00Z"}
            """)
    record Progress(
            String copy,
            State state,
            long records,
            long total,
            long passedOver,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long differingRows,
            @Nullable String failure) {}

    private final Copy copy;
    private final Subscription subscription;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final String schema;
    private final TableCopies fresh;
    private final Set<String> passedOver = new HashSet<>();
    private final Set<String> applied = new HashSet<>();
    private volatile Progress progress;

    /** @param consumers of the subscription's group; nothing is committed with them */
    ReadAgain(
            Copy copy,
            Subscription subscription,
            Supplier<Consumer<String, byte[]>> consumers,
            Deliveries deliveries,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock) {
        this.copy = copy;
        this.subscription = subscription;
        this.consumers = consumers;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
        this.schema = "read_again_" + copy.name().replace('-', '_');
        this.fresh = new TableCopies(schema, copy.tables(), jdbc);
        this.progress = new Progress(copy.name(), State.RUNNING, 0, 0, 0, clock.instant(), null, null, null);
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void run() {
        try {
            Long differing = jdbc.execute((ConnectionCallback<Long>) this::alone);
            progress = ended(State.DONE, differing, null);
            LOG.info("read {} again: {} records, {} rows differed", copy.name(), progress.records(), differing);
        } catch (Throwable e) {
            // An error too: one that ended in silence would look as if it were under way for ever.
            LOG.error("reading {} again failed; the live rows are untouched", copy.name(), e);
            progress = ended(State.FAILED, null, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            applied.clear();
        }
    }

    /** Two nodes at it at once would fill the same tables. */
    private long alone(Connection session) {
        try {
            Long differing = AdvisoryLock.tryRun(session, schema, () -> readAgain(session));
            if (differing == null) {
                throw new IllegalStateException("another node is reading " + copy.name() + " again; ask that one");
            }
            return differing;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long readAgain(Connection session) throws Exception {
        try (Consumer<String, byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            requireWhole(consumer, partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Progress p = progress;
            long total = ends.values().stream().mapToLong(Long::longValue).sum();
            progress = new Progress(p.copy(), p.state(), 0, total, 0, p.startedAt(), null, null, null);
            patiently(() -> {
                fresh.make();
                return true;
            });
            readTo(consumer, ends, null);
            return CopyGate.alone(session, copy, () -> catchUpAndExchange(consumer, partitions));
        }
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : subscription.topics()) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    /** What a topic no longer tells would be gone from the rows. */
    private static void requireWhole(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        consumer.beginningOffsets(partitions).forEach((partition, first) -> {
            if (first > 0) {
                throw new IllegalStateException(
                        "%s begins at %d: what came before was deleted, and could not be read again; restore the topic"
                                .formatted(partition, first));
            }
        });
        // In this order: what is heard meanwhile lies before an end that is asked for later.
        Map<TopicPartition, @Nullable OffsetAndMetadata> heardUpTo = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (Map.Entry<TopicPartition, @Nullable OffsetAndMetadata> heard : heardUpTo.entrySet()) {
            OffsetAndMetadata upTo = heard.getValue();
            long end = Objects.requireNonNull(ends.get(heard.getKey()));
            if (upTo != null && upTo.offset() > end) {
                throw new IllegalStateException(
                        "%s ends at %d, but was heard up to %d before: it is not the topic it was; restore it"
                                .formatted(heard.getKey(), end, upTo.offset()));
            }
        }
    }

    /**
     * The live rows stand still meanwhile; they are read as before. Whatever they were told is on the topics by now, so
     * that the new rows know all that the old ones did; what the listener has still to handle it writes once more.
     */
    private long catchUpAndExchange(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        readTo(consumer, consumer.endOffsets(partitions), clock.instant().plus(MAX_EXCHANGE));
        if (!deliveries.parked(subscription.name()).containsAll(passedOver)) {
            throw new IllegalStateException("a dead letter of %s was dealt with meanwhile; read it again once more"
                    .formatted(subscription.name()));
        }
        long differing = patiently(fresh::differingRows);
        patiently(() -> {
            fresh.exchange();
            return true;
        });
        return differing;
    }

    private void readTo(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, @Nullable Instant giveUpAt) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (giveUpAt != null && clock.instant().isAfter(giveUpAt)) {
                throw new IllegalStateException("the broker did not answer in time; start again when it does");
            }
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            consumer.poll(POLL).forEach(batch::add);
            apply(batch);
            Progress p = progress;
            progress = new Progress(
                    p.copy(),
                    p.state(),
                    p.records() + batch.size(),
                    p.total(),
                    passedOver.size(),
                    p.startedAt(),
                    null,
                    null,
                    null);
        }
    }

    /** One batch, in one transaction; again without an event that cannot be read, if it waits as a dead letter. */
    private void apply(List<ConsumerRecord<String, byte[]>> batch) {
        while (true) {
            try {
                applied.addAll(patiently(() -> {
                    fresh.use();
                    Set<String> now = new HashSet<>();
                    batch.forEach(record -> apply(record, now));
                    return now;
                }));
                return;
            } catch (Unreadable e) {
                if (!deliveries.parked(subscription.name()).contains(e.eventId)) {
                    throw e;
                }
                passedOver.add(e.eventId);
            }
        }
    }

    /** @param now ids of those that were applied in this transaction; grows */
    private void apply(ConsumerRecord<String, byte[]> record, Set<String> now) {
        String type = InboxListener.header(record, "ce_type");
        if (type == null || copy.handler(type) == null) {
            return;
        }
        String id = Objects.requireNonNullElse(InboxListener.header(record, "ce_id"), InboxListener.place(record));
        if (passedOver.contains(id) || applied.contains(id) || !now.add(id)) {
            return;
        }
        try {
            copy.apply(type, CloudEventRecords.body(record.value()));
        } catch (RuntimeException e) {
            throw new Unreadable(id, record, e);
        }
    }

    private static final class Unreadable extends RuntimeException {
        private final String eventId;

        Unreadable(String eventId, ConsumerRecord<String, byte[]> record, RuntimeException cause) {
            super(
                    "%s %s cannot be read and is no dead letter that waits: %s"
                            .formatted(InboxListener.place(record), eventId, cause.getMessage()),
                    cause);
            this.eventId = eventId;
        }
    }

    private <T> T patiently(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            LongWork.allow(jdbc);
            return work.get();
        }));
    }

    private Progress ended(State state, @Nullable Long differing, @Nullable String failure) {
        Progress p = progress;
        return new Progress(
                p.copy(),
                state,
                p.records(),
                Math.max(p.total(), p.records()),
                p.passedOver(),
                p.startedAt(),
                clock.instant(),
                differing,
                failure);
    }
}
