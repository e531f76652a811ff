package io.partline.chassis.partners;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.deadletter.DeadLetter;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.deadletter.Delivery;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.telemetry.TraceContinuation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.MessageListener;

/**
 * Receives the events of one subscription. The event's id goes into the inbox in the transaction of its effect, and the
 * Kafka offset moves only after that: whatever dies in between, the event comes again and is passed over.
 */
class InboxListener implements MessageListener<String, byte[]> {
    private static final String REMEMBER =
            "insert into inbox (listener, event_id) values (?, ?) on conflict do nothing";
    private static final String KNOWN = "select 1 from inbox where listener = ? and event_id = ?";
    /** Extra header of a parked delivery: where it was. */
    private static final String TOPIC = "partline_topic";

    private final Subscription subscription;
    private final Deliveries deliveries;
    private final JdbcTemplate jdbc;
    private final CopyGate gate;
    private final Counter duplicates;
    private final TraceContinuation traces;

    InboxListener(
            Subscription subscription,
            Deliveries deliveries,
            JdbcTemplate jdbc,
            MeterRegistry meters,
            TraceContinuation traces) {
        this.traces = traces;
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
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        @Nullable String type = header(record, "ce_type");
        if (type != null && !subscription.names(type) && subscription.otherwise() == null) {
            return;
        }
        Map<String, String> headers = CloudEventRecords.headers(record.headers());
        headers.put(TOPIC, record.topic());
        // Something that is no CloudEvent has no id of its own; where it lies identifies it as well.
        String place = place(record);
        String id = own(record, Objects.requireNonNullElse(header(record, "ce_id"), place));
        Delivery delivery = new Delivery(
                subscription.name(),
                own(record, Objects.requireNonNullElse(record.key(), place)),
                id,
                Objects.requireNonNullElse(type, "unknown"),
                headers,
                CloudEventRecords.body(record.value()));
        Deliveries.Outcome outcome =
                deliveries.deliver(delivery, new Remembered(delivery.eventId()), () -> handle(record));
        if (outcome == Deliveries.Outcome.DUPLICATE) {
            duplicates.increment();
        }
    }

    /** The event's id in the inbox. */
    private final class Remembered implements Deliveries.Memory {
        private final String eventId;

        Remembered(String eventId) {
            this.eventId = eventId;
        }

        @Override
        public boolean knows() {
            return !jdbc.queryForList(KNOWN, Integer.class, subscription.name(), eventId)
                    .isEmpty();
        }

        @Override
        public boolean note() {
            return jdbc.update(REMEMBER, subscription.name(), eventId) == 1;
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
        traces.run(subscription.name() + " replay", delivery.headers(), () -> handle(record));
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

    private static <T> void apply(Subscription.Handler<T> handler, ReceivedEvent received, String body) {
        handler.effect().accept(received, EventJson.read(body, handler.view()));
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
