package io.partline.chassis.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.TestTopic;
import io.partline.sample.Jar;
import io.partline.sample.NodeDied;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.Traps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A received event takes effect exactly once, wherever the listener dies. */
@SampleUnderTest
class InboxListenerTest {
    private static final String STRANGE = "io.partline.test.strange.v1";
    private static final TestTopic WANTS = new TestTopic("partline.wants.v1");

    @Autowired
    Listeners listeners;

    @Autowired
    ApplicationAvailability availability;

    @Autowired
    ApplicationContext context;

    @Autowired
    Deliveries deliveries;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EventLog log;

    @Autowired
    MeterRegistry meters;

    private final String jar = "jar:wanted-" + UUID.randomUUID();
    private double duplicatesBefore;

    @BeforeEach
    void count() {
        duplicatesBefore = duplicates();
    }

    @Test
    void the_id_is_remembered_by_the_transaction_of_the_effect() {
        String id = want(3);
        Await.until(() -> effects() == 1);
        assertThat(jdbc.queryForObject("""
                        select i.xmin::text = (e.xid::text::numeric % 4294967296)::text
                          from inbox i, event_log e where i.event_id = ? and e.aggregate_id = ?
                        """, Boolean.class, id, jar)).isTrue();
    }

    @Test
    void two_guests_who_choose_the_same_id_are_both_heard_and_none_holds_up_the_other() {
        double guests = duplicates("guests");
        TestTopic first = new TestTopic("partline.guest.first.v1");
        TestTopic second = new TestTopic("partline.guest.second.v1");
        first.send("nameless-" + jar, SampleService.WANTED, jar, Map.of("marbles", 1));
        first.send("1-" + jar, SampleService.WANTED, "1", Map.of("jar", jar, "marbles", 1));
        second.send("1-" + jar, SampleService.WANTED, jar, Map.of("jar", jar, "marbles", 2));
        second.send("1-" + jar, SampleService.WANTED, jar, Map.of("jar", jar, "marbles", 2));
        Await.until(() -> effects() == 2);
        Await.until(() -> duplicates("guests") >= guests + 1);
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_read_has_the_effect_that_the_subscription_names_for_it_and_holds_nobody_up() {
        TestTopic guest = new TestTopic("partline.guest.scribbler.v1");
        List<String> scribbled =
                List.of("{", "[]", "null", "{\"jar\":\"x\",\"marbles\":\"many\"}", "{\"jar\":\"x\",\"marbles\":1.5}");
        scribbled.forEach(body -> guest.send(SampleService.WANTED, jar, body));
        guest.send(SampleService.WANTED, jar, Map.of("jar", jar, "marbles", 1));
        Await.until(() -> effects() == 1);
        assertThat(log.readAggregate("scribbled-" + jar))
                .extracting(event -> ((Jar.MarblesPut) event.payload()).marbles())
                .isEqualTo(scribbled.stream().map(String::length).toList());
        assertThat(jdbc.queryForObject(
                        "select count(*) from dead_letter where headers ->> 'partline_topic' = ?",
                        Integer.class,
                        "partline.guest.scribbler.v1"))
                .isZero();
    }

    @Test
    void a_listener_that_dies_between_effect_and_commit_leaves_neither_and_the_event_comes_again() {
        AtomicInteger deaths = new AtomicInteger();
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar) && deaths.getAndIncrement() == 0) {
                throw new NodeDied();
            }
        })) {
            String id = want(3);
            restart();
            Await.until(() -> effects() == 1);
            assertThat(deaths).hasValue(2);
            assertThat(remembered(id)).isEqualTo(1);
            assertThat(duplicates()).isEqualTo(duplicatesBefore);
        }
    }

    @Test
    void a_listener_that_dies_between_commit_and_offset_passes_over_the_event_when_it_comes_again() {
        AtomicInteger entered = new AtomicInteger();
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar) && entered.getAndIncrement() == 0) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        throw new NodeDied();
                    }
                });
            }
        })) {
            want(3);
            restart();
            Await.until(() -> duplicates() >= duplicatesBefore + 1);
            assertThat(effects()).isEqualTo(1);
            assertThat(entered).hasValue(1);
        }
    }

    @Test
    void a_database_session_that_ends_before_the_commit_costs_a_repetition_and_nothing_else() {
        AtomicInteger entered = new AtomicInteger();
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar) && entered.getAndIncrement() == 0) {
                int session = Objects.requireNonNull(jdbc.queryForObject("select pg_backend_pid()", Integer.class));
                endSession(session);
            }
        })) {
            String id = want(3);
            Await.until(() -> effects() == 1);
            assertThat(entered).hasValue(2);
            assertThat(remembered(id)).isEqualTo(1);
            assertThat(jdbc.queryForObject("select count(*) from dead_letter where event_id = ?", Integer.class, id))
                    .as("an outage is not the fault of the message")
                    .isZero();
        }
    }

    @Test
    void the_same_event_twice_has_one_effect_and_is_counted_as_a_duplicate() {
        String id = UUID.randomUUID().toString();
        WANTS.send(id, SampleService.WANTED, jar, Map.of("jar", jar, "marbles", 3));
        WANTS.send(id, SampleService.WANTED, jar, Map.of("jar", jar, "marbles", 3));
        Await.until(() -> duplicates() >= duplicatesBefore + 1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void a_type_that_nobody_asked_for_is_passed_over() {
        String id = WANTS.send("io.partline.test.unknown.v1", jar, Map.of("x", 1));
        want(3);
        Await.until(() -> effects() == 1);
        assertThat(remembered(id)).isZero();
    }

    @Test
    void strangers_news_alone_makes_it_listen_less_often_until_something_concerns_it() {
        Subscription wants = Subscription.named("strangers")
                .topics("partline.wants.v1")
                .on(SampleService.WANTED, Marbles.class, (_, _) -> {});
        InboxListener listener = new InboxListener(wants, deliveries, jdbc, meters);
        hear(listener, STRANGE, 10);
        assertThat(hear(listener, STRANGE, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        hear(listener, SampleService.WANTED, 1);
        assertThat(hear(listener, STRANGE, 10)).isLessThan(Duration.ofMillis(400));
        InboxListener atOnce = new InboxListener(wants.atOnce(), deliveries, jdbc, meters);
        assertThat(hear(atOnce, STRANGE, 20)).isLessThan(Duration.ofMillis(400));
    }

    @Test
    void strangers_news_holds_nobody_up_who_is_far_behind() {
        InboxListener listener =
                new InboxListener(Subscription.named("behind").topics("partline.wants.v1"), deliveries, jdbc, meters);
        Instant begin = Instant.now();
        for (int i = 0; i < 20; i++) {
            listener.onMessage(List.of(record(STRANGE, begin.minusSeconds(60))));
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(400));
    }

    private record Marbles(int marbles) {}

    /** One poll after the other, of one record each; how long they took. */
    private static Duration hear(InboxListener listener, String type, int polls) {
        Instant begin = Instant.now();
        for (int i = 0; i < polls; i++) {
            listener.onMessage(List.of(record(type, Instant.now())));
        }
        return Duration.between(begin, Instant.now());
    }

    private static ConsumerRecord<String, byte[]> record(String type, Instant sent) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                "partline.wants.v1",
                0,
                0,
                sent.toEpochMilli(),
                TimestampType.CREATE_TIME,
                3,
                13,
                "jar",
                "{\"marbles\":1}".getBytes(StandardCharsets.UTF_8),
                new RecordHeaders(),
                Optional.empty());
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/test",
                        "ce_type", type,
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private String want(int marbles) {
        return WANTS.send(SampleService.WANTED, jar, Map.of("jar", jar, "marbles", marbles));
    }

    private int effects() {
        return log.readAggregate(jar).size();
    }

    private int remembered(String id) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from inbox where event_id = ?", Integer.class, id));
    }

    private double duplicates() {
        return duplicates("wants");
    }

    private double duplicates(String listener) {
        return meters.get("partline.inbox.duplicates")
                .tag("listener", listener)
                .counter()
                .count();
    }

    /** As an orchestrator would, once the dead listener shows in the liveness of its node. */
    private void restart() {
        Await.until(availability::getLivenessState, LivenessState.BROKEN::equals);
        listeners.stop();
        AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        listeners.start();
    }

    /** On a connection of its own. */
    private void endSession(int session) {
        Thread other = Thread.ofPlatform()
                .start(() -> jdbc.queryForObject("select pg_terminate_backend(?)", Boolean.class, session));
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
