package io.partline.chassis.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.sample.Jar;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.Traps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/** What cannot be handled waits in sight; others go on; the ones behind it keep their turn. */
@SampleUnderTest
class DeadLetterTest {
    private static final TestTopic WANTS = new TestTopic("partline.wants.v1");
    private static final TestTopic DEAD_LETTERS = new TestTopic("partline.sample.dead-letters.v1");
    private static final int CURSED = 13;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EventLog log;

    @Autowired
    MeterRegistry meters;

    private final String jar = "jar:cursed-" + UUID.randomUUID();
    private final AtomicBoolean repaired = new AtomicBoolean();
    private Traps.Trap trap;
    private double countedBefore;

    @BeforeEach
    void curse() {
        countedBefore = counted();
        trap = Traps.set(Traps.WANTED, wanted -> {
            if (!repaired.get() && wanted.equals(jar + " " + CURSED)) {
                throw new IllegalStateException("thirteen marbles");
            }
        });
    }

    @AfterEach
    void lift() {
        trap.close();
        jdbc.update("delete from dead_letter where key = ?", jar);
    }

    @Test
    void what_cannot_be_handled_is_parked_counted_and_told_and_others_go_on() {
        String other = "jar:lucky-" + UUID.randomUUID();
        String id = want(jar, CURSED);
        want(other, 3);
        Await.until(() -> marbles(other).equals(List.of(3)));
        JsonNode letter =
                Await.until(() -> letters(), letters -> letters.size() == 1).getFirst();
        assertThat(letter.at("/delivery/eventId").asString()).isEqualTo(id);
        assertThat(letter.at("/delivery/listener").asString()).isEqualTo("wants");
        assertThat(letter.at("/cause").asString()).contains("thirteen marbles");
        assertThat(counted()).isEqualTo(countedBefore + 1);
        assertThat(meters.get("partline.dead.letters.waiting").gauge().value()).isGreaterThanOrEqualTo(1);
        jdbc.update("update dead_letter set parked_at = now() - interval '5 hours' where key = ?", jar);
        assertThat(meters.get("partline.dead.letters.oldest.seconds").gauge().value())
                .isBetween(5 * 3_600.0, 5 * 3_600.0 + 60);
        assertThat(marbles(jar)).isEmpty();
        DEAD_LETTERS.readUntil(seen -> seen.stream()
                .anyMatch(one -> id.equals(one.headers().get("ce_id"))
                        && one.key().equals(jar)
                        && one.body().contains("13")
                        && one.headers().get("partline_topic").equals("partline.wants.v1")
                        && one.headers().get("partline_reason").contains("thirteen marbles")));
    }

    @Test
    void it_is_tried_again_for_as_long_as_it_waits_slower_and_slower_at_most_every_ten_minutes() {
        want(jar, CURSED);
        Await.until(() -> waitingRows() == 1);
        assertThat(pauseAfter(3)).isEqualTo(64);
        assertThat(pauseAfter(4)).isEqualTo(256);
        assertThat(pauseAfter(5)).isEqualTo(600);
        assertThat(pauseAfter(10_000)).as("10 weeks later").isEqualTo(600);
        repaired.set(true);
        jdbc.update("update dead_letter set retry_at = now() where key = ?", jar);
        Await.until(() -> marbles(jar).equals(List.of(CURSED)));
    }

    /** Seconds between a try that fails, after so many before it, and the next one. */
    private long pauseAfter(int attempts) {
        jdbc.update("update dead_letter set attempts = ?, retry_at = now() where key = ?", attempts, jar);
        return Await.until(() -> jdbc.queryForList("""
                                select round(extract(epoch from retry_at - now()))::bigint from dead_letter
                                 where key = ? and attempts = ?
                                """, Long.class, jar, attempts + 1), pauses -> !pauses.isEmpty())
                .getFirst();
    }

    @Test
    void the_ones_behind_it_wait_their_turn_and_follow_in_order_once_it_is_repaired_and_replayed() {
        want(jar, CURSED);
        want(jar, 1);
        want(jar, 2);
        JsonNode first = Await.until(() -> letter(2), letter -> letter != null);
        List<Long> all = ids();
        assertThat(marbles(jar)).isEmpty();
        assertThat(jdbc.queryForObject("select cause from dead_letter where id = ?", String.class, all.get(1)))
                .contains("waits behind");

        assertThat(replay(all.get(1)).status()).as("out of turn").isEqualTo(404);
        Http.Answer tooSoon = replay(first);
        assertThat(tooSoon.body().at("/settled").asBoolean())
                .as("not repaired yet")
                .isFalse();
        assertThat(marbles(jar)).isEmpty();
        assertThat(ids()).isEqualTo(all);

        repaired.set(true);
        assertThat(replay(first).body().at("/settled").asBoolean()).isTrue();
        Await.until(() -> letters().isEmpty());
        assertThat(marbles(jar)).containsExactly(CURSED, 1, 2);
        assertThat(replay(first).status()).as("a second time").isEqualTo(404);

        want(jar, 4);
        Await.until(() -> marbles(jar).size() == 4);
    }

    @Test
    void a_discarded_one_is_never_handled_and_the_next_follows() {
        want(jar, CURSED);
        want(jar, 1);
        JsonNode first = Await.until(() -> letter(1), letter -> letter != null);
        Http.Answer answer = http().post(path(first, "discard"), TestTokens.ops(), "{}");
        assertThat(answer.status()).isEqualTo(204);
        Await.until(() -> letters().isEmpty());
        assertThat(marbles(jar)).containsExactly(1);
    }

    /** The replayed one is settled, but not yet committed, while the next is parked behind it: nobody could wake it. */
    @Test
    void one_that_is_parked_while_the_one_before_it_is_being_settled_is_not_forgotten() {
        want(jar, CURSED);
        JsonNode first =
                Await.until(() -> letters(), letters -> letters.size() == 1).getFirst();
        repaired.set(true);
        AtomicBoolean settling = new AtomicBoolean();
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar) && !settling.getAndSet(true)) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        want(jar, 1);
                        Await.until(() -> elsewhere(() -> waitingRows() == 2));
                    }
                });
            }
        })) {
            assertThat(replay(first).body().at("/settled").asBoolean()).isTrue();
        }
        Await.until(() -> letters().isEmpty());
        assertThat(marbles(jar)).containsExactly(CURSED, 1);
    }

    @Test
    void what_is_no_cloud_event_at_all_is_parked_too() {
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
        WANTS.sendRaw(new ProducerRecord<>("partline.wants.v1", null, jar, rubbish));
        WANTS.send(SampleService.WANTED, jar + "-2", "{\"jar\":");
        want("jar:after-" + jar, 1);
        Await.until(() -> marbles("jar:after-" + jar).equals(List.of(1)));
        Await.until(() -> letters().size() == 1);
        Await.until(() -> lettersOf(jar + "-2").size() == 1);
        jdbc.update("delete from dead_letter where key = ?", jar + "-2");
    }

    @Test
    void whatever_bytes_a_partner_sends_the_next_one_of_the_partition_is_handled() {
        TestTopic topic = new TestTopic("partline.guest.careless.v1");
        String good = "jar:good-" + jar;
        byte[] nul = {'{', 0, '}'};
        RecordHeaders nothing = new RecordHeaders();
        nothing.add("ce_id", null);
        nothing.add("ce_type", null);
        RecordHeaders endless = new RecordHeaders();
        endless.add("ce_id", UUID.randomUUID().toString().repeat(300).getBytes(StandardCharsets.UTF_8));
        endless.add("ce_type", SampleService.WANTED.getBytes(StandardCharsets.UTF_8));
        RecordHeaders zero = new RecordHeaders();
        zero.add("ce_id", new byte[] {0, 1});
        zero.add("ce_type", SampleService.WANTED.getBytes(StandardCharsets.UTF_8));
        String topicName = "partline.guest.careless.v1";
        topic.sendRaw(new ProducerRecord<>(topicName, 0, jar + "-nul", nul));
        topic.sendRaw(new ProducerRecord<>(topicName, 0, jar + "-nothing", nul, nothing));
        topic.sendRaw(new ProducerRecord<>(topicName, 0, jar + noise(3_000), nul, endless));
        topic.sendRaw(new ProducerRecord<>(topicName, 0, jar + "\u0000", nul, zero));
        topic.sendRaw(new ProducerRecord<>(topicName, 0, (String) null, (byte[]) null, nothing));
        topic.send(0, UUID.randomUUID().toString(), SampleService.WANTED, good, Map.of("jar", good, "marbles", 1));
        Await.until(() -> marbles(good).equals(List.of(1)));
        assertThat(jdbc.queryForObject(
                        "select count(*) from dead_letter where headers ->> 'partline_topic' = ?",
                        Integer.class,
                        topicName))
                .isEqualTo(5);
        jdbc.update("delete from dead_letter where headers ->> 'partline_topic' = ?", topicName);
    }

    /** Does not compress: an index could not take it. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, '0', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_letter_that_fails_only_when_its_transaction_ends_counts_as_tried_and_does_not_hold_up_others() {
        want(jar, CURSED);
        JsonNode first = Await.until(() -> letter(0), letter -> letter != null);
        repaired.set(true);
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar)) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("at the very end");
                    }
                });
            }
        })) {
            int tries = first.at("/attempts").asInt();
            Http.Answer answer = replay(first);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().at("/settled").asBoolean()).isFalse();
            JsonNode after = letters().getFirst();
            assertThat(after.at("/attempts").asInt()).isEqualTo(tries + 1);
            assertThat(after.at("/cause").asString()).contains("at the very end");
        }
        assertThat(marbles(jar)).isEmpty();
    }

    /** Nothing else that the service does by the clock waits for an import. */
    @Test
    void a_letter_that_is_due_is_tried_while_an_import_takes_its_time() throws Exception {
        want(jar, CURSED);
        Await.until(() -> letter(0), letter -> letter != null);
        repaired.set(true);
        CountDownLatch importing = new CountDownLatch(1);
        CountDownLatch settled = new CountDownLatch(1);
        String slow = "jar:slow-" + UUID.randomUUID();
        try (Traps.Trap _ = Traps.set(Traps.TAKING, taking -> {
            if (taking.equals(slow)) {
                importing.countDown();
                Await.until(settled);
            }
        })) {
            http().csv("/api/marbles/import", TestTokens.hq(), "jar,marbles\n%s,-1\n".formatted(slow));
            Await.until(importing);
            jdbc.update("update dead_letter set retry_at = now() where key = ?", jar);
            Await.until(() -> letters().isEmpty());
        } finally {
            settled.countDown();
        }
        assertThat(marbles(jar)).containsExactly(CURSED);
    }

    @Test
    void a_handler_that_hides_a_failed_command_is_parked_and_holds_nobody_up() {
        try (Traps.Trap _ = Traps.set(Traps.WANTED_DONE, done -> {
            if (done.equals(jar)) {
                throw new UnexpectedRollbackException("a command failed inside and was hidden");
            }
        })) {
            want(jar, 1);
            Await.until(() -> letters().size() == 1);
        }
        assertThat(marbles(jar)).isEmpty();
    }

    @Test
    void only_operators_see_replay_and_discard() {
        want(jar, CURSED);
        JsonNode letter =
                Await.until(() -> letters(), letters -> letters.size() == 1).getFirst();
        for (String token : List.of(
                TestTokens.station("S-TZ-01"),
                TestTokens.centre("C-NB"),
                TestTokens.hq(),
                TestTokens.carrier("CR-01"))) {
            assertThat(http().get("/ops/dead-letters", token).status()).isEqualTo(403);
            assertThat(http().post(path(letter, "replay"), token, "{}").status())
                    .isEqualTo(403);
            assertThat(http().post(path(letter, "discard"), token, "{}").status())
                    .isEqualTo(403);
        }
        assertThat(http().get("/ops/dead-letters", null).status()).isEqualTo(401);
        assertThat(http().post(path(letter, "replay"), null, "{}").status()).isEqualTo(401);
        assertThat(http().post(path(letter, "discard"), null, "{}").status()).isEqualTo(401);
        assertThat(letters()).hasSize(1);
    }

    private Http http() {
        return new Http(port);
    }

    private static String want(String jar, int marbles) {
        return WANTS.send(SampleService.WANTED, jar, Map.of("jar", jar, "marbles", marbles));
    }

    private List<Integer> marbles(String of) {
        return log.readAggregate(of).stream()
                .map(event -> ((Jar.MarblesPut) event.payload()).marbles())
                .toList();
    }

    private List<JsonNode> letters() {
        return lettersOf(jar);
    }

    private List<JsonNode> lettersOf(String key) {
        return StreamSupport.stream(
                        http().get("/ops/dead-letters", TestTokens.ops()).body().spliterator(), false)
                .filter(letter -> letter.at("/delivery/key").asString().equals(key))
                .toList();
    }

    /** The first letter of the jar, once so many wait behind it; it is not tried again by itself meanwhile. */
    private @Nullable JsonNode letter(int behind) {
        jdbc.update("update dead_letter set retry_at = null where key = ? and attempts > 0", jar);
        return letters().stream()
                .filter(letter -> letter.at("/waitingBehind").asInt() == behind)
                .findFirst()
                .orElse(null);
    }

    private List<Long> ids() {
        return jdbc.queryForList("select id from dead_letter where key = ? order by id", Long.class, jar);
    }

    private Http.Answer replay(long id) {
        return http().post("/ops/dead-letters/" + id + "/replay", TestTokens.ops(), "{}");
    }

    private int waitingRows() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from dead_letter where key = ?", Integer.class, jar));
    }

    private Http.Answer replay(JsonNode letter) {
        return http().post(path(letter, "replay"), TestTokens.ops(), "{}");
    }

    private static String path(JsonNode letter, String deed) {
        return "/ops/dead-letters/" + letter.at("/id").asLong() + "/" + deed;
    }

    private double counted() {
        return meters.get("partline.dead.letters")
                .tag("listener", "wants")
                .counter()
                .count();
    }

    /** Seen from another session, which knows only what is committed. */
    private static boolean elsewhere(BooleanSupplier question) {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return CompletableFuture.supplyAsync(question::getAsBoolean, thread).join();
        }
    }
}
