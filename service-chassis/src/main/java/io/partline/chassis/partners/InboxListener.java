package io.partline.chassis.partners;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.deadletter.DeadLetter;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.deadletter.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.core.JacksonException;

/**
 * Receives the events of one subscription. The event's id goes into the inbox in the transaction of its effect, and the
 * Kafka offset moves only after that: whatever dies in between, the event comes again and is passed over.
 */
class InboxListener implements BatchMessageListener<String, byte[]> {
    private static final String REMEMBER =
            "insert into inbox (listener, event_id) select ?, unnest(?::text[]) on conflict do nothing";
    private static final String KNOWN = "select event_id from inbox where listener = ? and event_id = any(?)";
    /** Extra header of a parked delivery: where it was. */
    private static final String TOPIC = "partline_topic";

    /** Polls in a row with nothing of concern, after which it listens less often: each costs both sides the same. */
    private static final int PATIENCE = 10;

    private static final long LESS_OFTEN_MS = 400;
    /** Without any news for so long it begins to count anew: what comes then may be the begin of what concerns it. */
    private static final long SILENCE_MS = 2_000;
    /** Who hears what is older than this is far behind, and goes on at once. */
    private static final long BEHIND_MS = 5_000;

    private final Subscription subscription;
    private final Deliveries deliveries;
    private final JdbcTemplate jdbc;
    private final CopyGate gate;
    private final Counter duplicates;
    private final Inbox inbox = new Inbox();
    private int inVain;
    private long heardAt = System.currentTimeMillis();

    InboxListener(Subscription subscription, Deliveries deliveries, JdbcTemplate jdbc, MeterRegistry meters) {
        this.subscription = subscription;
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.gate = new CopyGate(jdbc);
        this.duplicates = Counter.builder("partline.inbox.duplicates")
                .description("Received events that had taken effect before and were passed over")
                .tag("listener", subscription.name())
                .register(meters);
        deliveries.onReplay(subscription.name(), this::replay);
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        List<ConsumerRecord<String, byte[]>> concerning =
                records.stream().filter(this::concerns).toList();
        if (concerning.isEmpty()) {
            listenLessOften(records.getLast().timestamp());
            return;
        }
        inVain = 0;
        try {
            deliveries.deliver(concerning.stream().map(this::work).toList(), inbox).stream()
                    .filter(Deliveries.Outcome.DUPLICATE::equals)
                    .forEach(_ -> duplicates.increment());
        } catch (Deliveries.Interrupted e) {
            // What comes before it has taken effect; it and the others come again.
            throw new BatchListenerFailedException(
                    "an outage", e.getCause(), records.indexOf(concerning.get(e.delivered())));
        }
    }

    /** @param newest when the last record was sent, milliseconds of the epoch */
    private void listenLessOften(long newest) {
        long now = System.currentTimeMillis();
        if (now - heardAt > SILENCE_MS) {
            inVain = 0;
        }
        heardAt = now;
        if (subscription.isAtOnce() || ++inVain <= PATIENCE || now - newest > BEHIND_MS) {
            return;
        }
        try {
            Thread.sleep(LESS_OFTEN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean concerns(ConsumerRecord<String, byte[]> record) {
        @Nullable String type = header(record, "ce_type");
        return type == null || subscription.names(type) || subscription.otherwise() != null;
    }

    private Deliveries.Work work(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = CloudEventRecords.headers(record.headers());
        headers.put(TOPIC, record.topic());
        // Something that is no CloudEvent has no id of its own; where it lies identifies it as well.
        String place = place(record);
        Delivery delivery = new Delivery(
                subscription.name(),
                own(record, Objects.requireNonNullElse(record.key(), place)),
                own(record, Objects.requireNonNullElse(header(record, "ce_id"), place)),
                Objects.requireNonNullElse(header(record, "ce_type"), "unknown"),
                headers,
                CloudEventRecords.body(record.value()));
        return new Deliveries.Work(delivery, () -> handle(record));
    }

    /** Ids of the events that took effect. */
    private final class Inbox implements Deliveries.Memory {
        @Override
        public Set<String> known(List<Delivery> received) {
            return Set.copyOf(jdbc.queryForList(KNOWN, String.class, subscription.name(), ids(received)));
        }

        @Override
        public boolean note(List<Delivery> received) {
            return jdbc.update(REMEMBER, subscription.name(), ids(received)) == received.size();
        }

        private static String[] ids(List<Delivery> received) {
            return received.stream().map(Delivery::eventId).toArray(String[]::new);
        }
    }

    /**
     * On topics of many writers each chooses ids and keys by itself; only with the topic do they tell events apart, and
     * one writer's ids cannot block or hide another's events.
     */
    private String own(ConsumerRecord<String, byte[]> record, String name) {
        return subscription.topicPattern() == null ? name : record.topic() + "/" + name;
    }

    static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "/" + record.partition() + "/" + record.offset();
    }

    static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(CloudEventRecords::body)
                .orElse(null);
    }

    private void replay(DeadLetter letter) {
        Delivery delivery = letter.delivery();
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                delivery.headers().getOrDefault(TOPIC, "unknown"),
                0,
                0,
                delivery.key(),
                delivery.body().getBytes(StandardCharsets.UTF_8));
        CloudEventRecords.headers(delivery.headers())
                .forEach(header -> record.headers().add(header));
        handle(record);
    }

    private void handle(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = CloudEventRecords.read(record);
        if (!subscription.names(event.getType())) {
            otherwise(received(event, record));
            return;
        }
        String body = CloudEventRecords.body(record.value());
        for (Copy copy : subscription.copies()) {
            if (copy.handler(event.getType()) != null) {
                gate.enter(copy);
                copy.apply(event.getType(), body);
            }
        }
        Subscription.Handler<?> handler = subscription.handler(event.getType());
        if (handler != null) {
            apply(handler, received(event, record), body);
        }
    }

    private void otherwise(ReceivedEvent event) {
        Consumer<ReceivedEvent> otherwise = subscription.otherwise();
        if (otherwise == null) {
            throw new IllegalArgumentException("no handler for " + event.type());
        }
        otherwise.accept(event);
    }

    private <T> void apply(Subscription.Handler<T> handler, ReceivedEvent received, String body) {
        BiConsumer<ReceivedEvent, String> unreadable = subscription.unreadable();
        if (unreadable == null) {
            handler.effect().accept(received, handler.read().apply(body));
            return;
        }
        read(handler, body)
                .ifPresentOrElse(
                        data -> handler.effect().accept(received, data), () -> unreadable.accept(received, body));
    }

    private static <T> Optional<T> read(Subscription.Handler<T> handler, String body) {
        try {
            return Optional.ofNullable(handler.read().apply(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static ReceivedEvent received(CloudEvent event, ConsumerRecord<String, byte[]> record) {
        OffsetDateTime time = event.getTime();
        return new ReceivedEvent(
                event.getId(),
                event.getType(),
                event.getSource().toString(),
                event.getSubject(),
                time == null ? Instant.ofEpochMilli(record.timestamp()) : time.toInstant(),
                record.topic());
    }
}
