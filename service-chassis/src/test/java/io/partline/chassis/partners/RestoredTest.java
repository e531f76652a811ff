package io.partline.chassis.partners;

import static io.partline.sample.SampleService.TOPIC;
import static io.partline.sample.SampleService.WANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.DatabaseDump;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.FreePort;
import io.partline.realparts.KafkaServer;
import io.partline.realparts.PostgresServer;
import io.partline.realparts.RealParts;
import io.partline.realparts.RealParts.Database;
import io.partline.sample.SampleService.PutBody;
import io.partline.sample.SampleService.Wanted;
import io.partline.sample.SecondNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** A database that was restored from a dump into another server, and a Kafka that knows more or less than it. */
class RestoredTest {
    private static final Duration REMEMBERED = Duration.ofDays(180);

    @Test
    void what_was_heard_after_the_dump_is_heard_again_and_what_kafka_lost_is_published_again() throws Exception {
        try (KafkaServer kafka = RealParts.newKafka();
                PostgresServer second = PostgresServer.start(0, null)) {
            Database first = RealParts.newDatabase();
            ahead(first);
            Database restored = new Database(second.jdbcUrl("postgres"), PostgresServer.USER, PostgresServer.USER);
            TestTopic wants = new TestTopic("partline.wants.v1", kafka.bootstrapServers());
            try (SecondNode node = node(first, kafka.bootstrapServers())) {
                wants.send(WANTED, "jar:a", new Wanted("jar:a", 3));
                put(node, "b", 1);
                Await.until(() -> marbles(node, "a") == 3 && marbles(node, "b") == 1);
            }
            Instant dumped = Instant.now();
            DatabaseDump.copy(first, restored);

            try (SecondNode node = node(first, kafka.bootstrapServers())) {
                wants.send(WANTED, "jar:a", new Wanted("jar:a", 5));
                wants.send(WANTED, "jar:c", new Wanted("jar:c", 7));
                Await.until(() -> marbles(node, "a") == 8 && marbles(node, "c") == 7);
            }

            assertThatThrownBy(() -> node(restored, kafka.bootstrapServers()))
                    .hasStackTraceContaining("rebase_event_log.sql");
            rebase(restored);
            Map<String, String> again = Map.of(HearAgain.SETTING, dumped.toString());
            try (SecondNode node = node(restored, kafka.bootstrapServers(), again)) {
                Await.until(() -> marbles(node, "a") == 8 && marbles(node, "c") == 7);
                assertThat(marbles(node, "b")).isEqualTo(1);
            }
            try (SecondNode node = node(restored, kafka.bootstrapServers(), again)) {
                wants.send(WANTED, "jar:d", new Wanted("jar:d", 1));
                Await.until(() -> marbles(node, "d") == 1);
                Await.until(() -> passedOver(node) >= 3);
                assertThat(List.of(marbles(node, "a"), marbles(node, "c")))
                        .as("set back once more: what is known takes no effect")
                        .containsExactly(8, 7);
            }
            publishAgain(restored);
        }
    }

    @Test
    void a_node_goes_on_with_a_kafka_that_was_made_anew_under_it(@TempDir Path home) throws Exception {
        try (KafkaServer kafka = KafkaServer.start(FreePort.find(), FreePort.find(), home);
                SecondNode node = node(RealParts.newDatabase(), kafka.bootstrapServers())) {
            TestTopic told = new TestTopic(TOPIC, kafka.bootstrapServers());
            TestTopic wants = new TestTopic("partline.wants.v1", kafka.bootstrapServers());
            put(node, "b", 1);
            wants.send(WANTED, "jar:a", new Wanted("jar:a", 3));
            Await.until(() -> marbles(node, "a") == 3);
            assertThat(told.readUntil(seen -> seen.size() == 2)).hasSize(2);

            kafka.kill();
            FileSystemUtils.deleteRecursively(home.resolve("data"));
            kafka.restart();
            put(node, "b", 4);
            Await.until(() -> topics(kafka).contains(TOPIC));
            assertThat(told.readUntil(seen -> !seen.isEmpty()))
                    .extracting(seen -> seen.body().replaceAll("\\D", ""))
                    .containsExactly("4");
            wants.send(WANTED, "jar:a", new Wanted("jar:a", 5));
            Await.until(() -> marbles(node, "a") == 8);
        }
    }

    private static Set<String> topics(KafkaServer kafka) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To a Kafka that has heard nothing of it. */
    private static void publishAgain(Database restored) {
        try (KafkaServer empty = RealParts.newKafka()) {
            TestTopic told = new TestTopic(TOPIC, empty.bootstrapServers());
            try (SecondNode node = node(restored, empty.bootstrapServers())) {
                put(node, "e", 2);
                assertThat(told.readUntil(seen -> !seen.isEmpty())).hasSize(1);
                Await.until(() -> isAtRest(node));

                String from = Instant.now().minus(Duration.ofHours(1)).toString();
                for (String cannotBeMeant :
                        List.of("yesterday", "2000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z")) {
                    assertThat(publishAgain(node, "publisher", cannotBeMeant, TestTokens.ops())
                                    .status())
                            .as(cannotBeMeant)
                            .isEqualTo(400);
                }
                assertThat(publishAgain(node, "nobody", from, TestTokens.ops()).status())
                        .isEqualTo(404);
                assertThat(publishAgain(node, "publisher", from, TestTokens.hq())
                                .status())
                        .isEqualTo(403);
                Answer accepted = publishAgain(node, "publisher", from, TestTokens.ops());
                assertThat(accepted.status()).isEqualTo(202);
                assertThat(accepted.text("/events")).isEqualTo("6");

                List<String> recorded = node.bean(JdbcTemplate.class)
                        .queryForList(
                                "select aggregate_id || ' ' || (payload ->> 'marbles') from event_log order by event_log.xid, position",
                                String.class);
                assertThat(recorded).hasSize(6);
                List<String> heard = told.readUntil(seen -> seen.size() == 7).stream()
                        .map(seen -> seen.key() + " " + seen.body().replaceAll("\\D", ""))
                        .toList();
                assertThat(heard).containsAll(recorded);
                assertThat(heard.stream().filter(each -> each.startsWith("jar:a")))
                        .as("those of one jar in order")
                        .containsExactly("jar:a 3", "jar:a 5");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-30",
                "2026-11-30T12:00:01Z",
                "2026-06-03T11:59:59Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void a_moment_that_cannot_be_meant_is_refused(String from) {
        Clock noon = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", RealParts.kafka()))) {
            assertThatThrownBy(() -> HearAgain.from(from, admin, noon, REMEMBERED))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(HearAgain.SETTING)
                    .hasMessageContaining(from)
                    .hasMessageContaining("must");
        }
    }

    private static SecondNode node(Database database, String kafka) {
        return node(database, kafka, Map.of());
    }

    private static SecondNode node(Database database, String kafka, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(TestTokens.properties());
        properties.putAll(Map.of(
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "spring.kafka.bootstrap-servers",
                kafka,
                "server.port",
                "0",
                "logging.structured.format.console",
                "",
                "logging.level.root",
                "ERROR"));
        properties.putAll(more);
        return SecondNode.start(properties);
    }

    private static void put(SecondNode node, String jar, int marbles) {
        assertThat(new Http(node.port())
                        .post("/api/jars", TestTokens.hq(), new PutBody(jar, marbles))
                        .status())
                .isEqualTo(201);
    }

    private static int marbles(SecondNode node, String jar) {
        return Integer.parseInt(
                new Http(node.port()).get("/api/jars/" + jar, TestTokens.hq()).text("/marbles"));
    }

    /** Events that came again and took no effect. */
    private static double passedOver(SecondNode node) {
        return node.bean(MeterRegistry.class).find("partline.inbox.duplicates").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** Nobody has anything to publish any more, nor looks where it stands. */
    private static boolean isAtRest(SecondNode node) {
        return node.bean(JdbcTemplate.class)
                .queryForList("select 1 from pg_locks where locktype = 'advisory'", Integer.class)
                .isEmpty();
    }

    private static Answer publishAgain(SecondNode node, String publisher, String from, String token) {
        return new Http(node.port())
                .post("/ops/publishers/%s/publish-again?from=%s".formatted(publisher, from), token, "");
    }

    /** The server has begun more transactions than the one that it is restored into. */
    private static void ahead(Database database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 5_000; i++) {
                statement.execute("select pg_current_xact_id()");
            }
        }
    }

    private static void rebase(Database database) throws Exception {
        try (InputStream script = RestoredTest.class.getResourceAsStream("/db/restore/rebase_event_log.sql");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
