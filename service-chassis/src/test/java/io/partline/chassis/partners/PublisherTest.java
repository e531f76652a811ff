package io.partline.chassis.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.Rig;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.EventFeed;
import io.partline.chassis.follow.Follower.Left;
import io.partline.chassis.follow.TestFeeds;
import io.partline.chassis.follow.TestPositions;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import io.partline.realparts.RealParts;
import io.partline.sample.Jar;
import io.partline.sample.NodeDied;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Every public event reaches Kafka at least once, those of one aggregate in order, wherever the publisher dies. */
class PublisherTest {
    private static final String PUT = "io.partline.test.marbles-put.v1";
    private static final String EXCHANGED = "io.partline.test.marbles-exchanged.v1";
    private static final Producer<String, byte[]> KAFKA = producer();
    private static final Admin ADMIN = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()));

    private final Rig rig = new Rig();
    private final String name = "partline.test-" + UUID.randomUUID() + ".v1";
    private final TestTopic topic = new TestTopic(name);

    private static Producer<String, byte[]> producer() {
        return new KafkaAutoConfiguration()
                .partlineProducer(new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", RealParts.kafka())));
    }

    @AfterAll
    static void close() {
        KAFKA.close(Duration.ofSeconds(5));
        ADMIN.close();
    }

    /** Where a node dies. */
    enum Moment {
        BEFORE_IT_SENDS,
        IN_THE_MIDDLE_OF_A_BATCH,
        BEFORE_THE_RECORDS_LEFT_THE_MACHINE,
        BEFORE_THE_ACKNOWLEDGEMENT_IS_HEARD,
        BEFORE_THE_POSITION_IS_NOTED
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void wherever_a_publisher_dies_nothing_is_lost_and_each_aggregate_keeps_its_order(Moment moment) throws Exception {
        List<StoredEvent> recorded = record(4, 3);
        Node mortal = new Node();
        switch (moment) {
            case BEFORE_IT_SENDS -> mortal.beforeSend = PublisherTest::die;
            case IN_THE_MIDDLE_OF_A_BATCH -> {
                AtomicInteger sent = new AtomicInteger();
                mortal.beforeSend = () -> {
                    if (sent.incrementAndGet() == 6) {
                        die();
                    }
                };
            }
            case BEFORE_THE_RECORDS_LEFT_THE_MACHINE -> mortal.unsent = true;
            case BEFORE_THE_ACKNOWLEDGEMENT_IS_HEARD -> mortal.beforeAcknowledgement = PublisherTest::die;
            case BEFORE_THE_POSITION_IS_NOTED -> mortal.beforeMove = PublisherTest::die;
        }
        assertThatThrownBy(mortal.publisher()::step)
                .satisfiesAnyOf(
                        death -> assertThat(death).isInstanceOf(NodeDied.class),
                        refusal -> assertThat(refusal).hasCauseInstanceOf(TimeoutException.class));
        assertThat(mortal.position())
                .as("the position of what was not seen through")
                .isEqualTo(LogPosition.START);

        Node next = new Node();
        assertThat(next.publisher().step()).isEqualTo(Left.MORE);

        assertThat(firstAppearances(recorded.size())).isEqualTo(idsByAggregate(recorded));
        assertThat(next.position()).isEqualTo(recorded.getLast().position());
    }

    @Test
    void the_position_moves_only_after_the_broker_has_acknowledged_everything() throws Exception {
        List<StoredEvent> recorded = record(2, 2);
        Node node = new Node();
        List<LogPosition> whileWaiting = new ArrayList<>();
        node.beforeAcknowledgement = () -> whileWaiting.add(node.position());
        node.publisher().step();
        assertThat(whileWaiting).hasSize(4).containsOnly(LogPosition.START);
        assertThat(node.position()).isEqualTo(recorded.getLast().position());
    }

    @Test
    void a_batch_that_was_published_is_not_published_again() throws Exception {
        record(2, 2);
        Node node = new Node();
        node.publisher().step();
        assertThat(new Node().publisher().step()).isEqualTo(Left.NOTHING);
        assertThat(node.sent).hasValue(4);
    }

    @Test
    void only_one_node_publishes_at_a_time_and_another_takes_over_when_its_session_ends() throws Exception {
        List<StoredEvent> recorded = record(3, 3);
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        Node first = new Node();
        first.beforeSend = () -> {
            sending.countDown();
            Await.until(awake);
        };
        Publisher asleep = first.publisher();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                asleep.step();
                end.complete(null);
            } catch (Exception e) {
                end.complete(e);
            }
        });
        Await.until(sending);

        Node second = new Node();
        Publisher successor = second.publisher();
        assertThat(successor.step()).as("while the first is at it").isEqualTo(Left.NOTHING);
        assertThat(second.sent).hasValue(0);

        rig.jdbc.queryForList(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
        io.partline.chassis.testing.Await.until(() -> step(successor));
        assertThat(second.sent).hasValue(9);
        LogPosition reached = second.position();

        // The first wakes up and does not know: it can repeat, but neither reorder nor turn the position back.
        awake.countDown();
        assertThat(end.get(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(firstAppearances(recorded.size())).isEqualTo(idsByAggregate(recorded));
        assertThat(second.position())
                .isEqualTo(reached)
                .isEqualTo(recorded.getLast().position());
    }

    @Test
    void what_was_read_from_another_server_is_not_told() throws Exception {
        record(2, 2);
        Node node = new Node();
        Publisher publisher = node.publisher();
        TestFeeds.readFrom(node.feed, rig.log.serverStartedAt().minusSeconds(60));
        assertThat(publisher.step()).isEqualTo(Left.NOTHING);
        assertThat(node.sent).hasValue(0);
        assertThat(node.position()).isEqualTo(LogPosition.START);

        TestFeeds.readFrom(node.feed, rig.log.serverStartedAt());
        Await.until(() -> step(publisher));
        assertThat(node.sent).hasValue(4);
    }

    @Test
    void what_was_taken_from_another_server_a_moment_ago_is_not_told() throws Exception {
        record(2, 2);
        Node node = new Node();
        TestFeeds.readFrom(node.feed, rig.log.serverStartedAt());
        Publisher publisher = node.publisher();
        node.onceTaken =
                () -> TestFeeds.readFrom(node.feed, rig.log.serverStartedAt().plusSeconds(60));
        publisher.step();
        assertThat(node.sent).hasValue(0);
        assertThat(node.position()).isEqualTo(LogPosition.START);
    }

    /** A standby has taken over that knows nothing of what was told last: under its position other events will stand. */
    @Test
    void where_another_server_answers_it_looks_again_where_it_stands() throws Exception {
        record(2, 2);
        Node node = new Node();
        TestFeeds.readFrom(node.feed, rig.log.serverStartedAt().minusSeconds(60));
        Publisher publisher = node.publisher();
        rig.jdbc.update(
                "update follower_position set xid = '1000000', position = 1 where follower = ?", Publisher.NAME);
        assertThat(publisher.step()).isEqualTo(Left.NOTHING);
        rig.jdbc.update("update follower_position set xid = '0', position = 0 where follower = ?", Publisher.NAME);
        assertThat(publisher.step()).as("of itself it does not look").isEqualTo(Left.NOTHING);

        TestFeeds.readFrom(node.feed, rig.log.serverStartedAt());
        assertThat(publisher.step()).isEqualTo(Left.MORE);
        assertThat(node.sent).hasValue(4);
    }

    @Test
    @Timeout(60)
    void a_topic_that_somebody_deleted_is_made_again_and_nothing_is_lost() throws Exception {
        rig.append("jar:a", 0, 1);
        Node node = new Node();
        Publisher publisher = node.publisher();
        publisher.step();
        ADMIN.deleteTopics(List.of(name)).all().get();
        Await.until(() -> topics().stream().noneMatch(name::equals));

        rig.append("jar:a", 1, 2);
        assertThat(publisher.step()).isEqualTo(Left.MORE);
        assertThat(topic.readUntil(seen -> !seen.isEmpty()))
                .extracting(one -> one.body().replaceAll("\\D", ""))
                .containsExactly("2");
    }

    private static Set<String> topics() {
        try {
            return ADMIN.listTopics().names().get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a broker can turn away the first records of a topic and take the next; found as one topic in sixty. */
    @Test
    void the_first_records_of_a_new_topic_keep_their_order() throws Exception {
        for (int i = 0; i < 15; i++) {
            String fresh = name + "-" + i;
            new Topics(ADMIN, 3, (short) -1, 0).ensure(fresh);
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int n = 0; n < 40; n++) {
                sent.add(KAFKA.send(new ProducerRecord<>(fresh, "jar:" + n % 4, new byte[] {1})));
            }
            Map<Integer, Long> last = new HashMap<>();
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata place = one.get(60, TimeUnit.SECONDS);
                assertThat(place.offset()).isGreaterThan(last.getOrDefault(place.partition(), -1L));
                last.put(place.partition(), place.offset());
            }
        }
    }

    @Test
    void a_record_is_a_cloud_event_in_binary_mode_keyed_by_its_subject() throws Exception {
        rig.append("jar:a", 0, 3);
        rig.jdbc.update("update event_log set metadata = ?::jsonb", """
                {"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""");
        StoredEvent event = rig.log.readAggregate("jar:a").getFirst();
        new Node().publisher().step();
        Seen seen = topic.readUntil(all -> !all.isEmpty()).getFirst();
        assertThat(seen.key()).isEqualTo("jar:a");
        assertThat(seen.body()).isEqualTo("{\"marbles\":3}");
        assertThat(seen.headers())
                .containsOnlyKeys(
                        "ce_specversion",
                        "ce_id",
                        "ce_type",
                        "ce_source",
                        "ce_subject",
                        "ce_time",
                        "ce_partitionkey",
                        "content-type",
                        "traceparent")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", event.id().toString())
                .containsEntry("ce_type", PUT)
                .containsEntry("ce_source", "/partline/test")
                .containsEntry("ce_subject", "jar:a")
                .containsEntry("ce_partitionkey", "jar:a")
                .containsEntry("content-type", "application/json")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(seen.event().getTime().toInstant()).isEqualTo(event.at());
    }

    @Test
    void two_public_events_of_one_cause_keep_their_own_ids_when_they_are_sent_again() throws Exception {
        rig.append("jar:a", 0, 100);
        Node mortal = new Node();
        mortal.beforeMove = PublisherTest::die;
        assertThatThrownBy(mortal.publisher()::step).isInstanceOf(NodeDied.class);
        new Node().publisher().step();
        List<Seen> seen = topic.readUntil(all -> all.size() == 4);
        assertThat(seen).extracting(one -> one.event().getType()).containsExactly(PUT, EXCHANGED, PUT, EXCHANGED);
        assertThat(seen.get(2).headers().get("ce_id"))
                .isEqualTo(seen.get(0).headers().get("ce_id"));
        assertThat(seen.get(3).headers().get("ce_id"))
                .isEqualTo(seen.get(1).headers().get("ce_id"))
                .isNotEqualTo(seen.get(0).headers().get("ce_id"));
    }

    @Test
    void what_is_behind_a_record_that_is_refused_at_once_is_not_sent_before_it() {
        List<StoredEvent> recorded = record(1, 3);
        Node node = new Node();
        node.refusals.set(1);
        Publisher publisher = node.publisher();
        assertThatThrownBy(publisher::step).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(node.sent).hasValue(0);
        while (step(publisher)) {
            // until nothing is left
        }
        assertThat(firstAppearances(recorded.size())).isEqualTo(idsByAggregate(recorded));
    }

    /** Events of several jars, in turns. */
    private List<StoredEvent> record(int jars, int each) {
        for (int sequence = 0; sequence < each; sequence++) {
            for (int jar = 0; jar < jars; jar++) {
                rig.append("jar:" + jar, sequence, 1);
            }
        }
        return rig.log.readAfter(LogPosition.START, 1_000);
    }

    private static Map<String, List<String>> idsByAggregate(List<StoredEvent> events) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        events.forEach(event -> ids.computeIfAbsent(event.aggregateId(), _ -> new ArrayList<>())
                .add(event.id().toString()));
        return ids;
    }

    /** What a listener that passes over repetitions gets to see. */
    private Map<String, List<String>> firstAppearances(int expected) {
        List<Seen> all = topic.readUntil(seen ->
                seen.stream().map(one -> one.headers().get("ce_id")).distinct().count() >= expected);
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (Seen one : all) {
            List<String> ofKey = ids.computeIfAbsent(one.key(), _ -> new ArrayList<>());
            if (!ofKey.contains(one.headers().get("ce_id"))) {
                ofKey.add(one.headers().get("ce_id"));
            }
        }
        return ids;
    }

    private static boolean step(Publisher publisher) {
        try {
            return publisher.step() == Left.MORE;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void die() {
        throw new NodeDied();
    }

    /** A publisher on the real broker that can be stopped between its steps. */
    private final class Node {
        private Runnable beforeSend = () -> {};
        private Runnable beforeAcknowledgement = () -> {};
        private Runnable beforeMove = () -> {};
        /** When it looks at the first event, whose batch it will send. */
        private @Nullable Runnable onceTaken;

        private final EventFeed feed = new EventFeed(rig.log);
        /** Records stay in the client's memory; what was promised of them is never kept. */
        private boolean unsent;

        /** So many records are refused at once, those behind them not. */
        private final AtomicInteger refusals = new AtomicInteger();

        private final AtomicInteger sent = new AtomicInteger();

        LogPosition position() {
            return TestPositions.outside(rig.jdbc, Publisher.NAME, () -> {}).read(Publisher.NAME);
        }

        Publisher publisher() {
            return named(Publisher.NAME);
        }

        Publisher named(String name) {
            return new Publisher(
                    name,
                    "/partline/test",
                    this::translate,
                    feed,
                    TestPositions.outside(rig.jdbc, name, () -> beforeMove.run()),
                    rig.dataSource,
                    wire(),
                    new Topics(ADMIN, 3, (short) -1, 0),
                    Duration.ZERO);
        }

        private List<PublicEvent> translate(StoredEvent event) {
            if (onceTaken != null) {
                onceTaken.run();
                onceTaken = null;
            }
            int marbles = ((Jar.MarblesPut) event.payload()).marbles();
            PublicEvent put = new PublicEvent(name, PUT, event.aggregateId(), Map.of("marbles", marbles));
            return marbles < 100
                    ? List.of(put)
                    : List.of(put, new PublicEvent(name, EXCHANGED, event.aggregateId(), Map.of("stones", 1)));
        }

        @SuppressWarnings("unchecked")
        private Producer<String, byte[]> wire() {
            return (Producer<String, byte[]>) proxy(Producer.class, KAFKA, (method, call) -> {
                if (!method.equals("send")) {
                    return call.invoke();
                }
                beforeSend.run();
                if (unsent || refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return CompletableFuture.failedFuture(new TimeoutException("the record never left"));
                }
                sent.incrementAndGet();
                return proxy(Future.class, call.invoke(), (step, answer) -> {
                    if (step.equals("get")) {
                        beforeAcknowledgement.run();
                    }
                    return answer.invoke();
                });
            });
        }
    }

    private interface Call {
        Object invoke() throws Throwable;
    }

    private interface Interception {
        Object intercept(String method, Call call) throws Throwable;
    }

    private static Object proxy(Class<?> type, Object target, Interception interception) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> interception.intercept(method.getName(), () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
