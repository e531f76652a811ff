package io.partline.chassis.follow;

import static io.partline.sample.SampleService.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.FreePort;
import io.partline.realparts.PostgresServer;
import io.partline.realparts.RealParts;
import io.partline.sample.Jar;
import io.partline.sample.SecondNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A server takes over that has not received everything, while a node goes on; it gives out the same transaction ids again. */
class FailOverTest {
    private final String kept = "jar:kept-" + UUID.randomUUID();
    private final String after = "jar:after-" + UUID.randomUUID();

    @TempDir
    Path folder;

    @Test
    void what_is_recorded_after_it_is_followed_and_published_and_nothing_is_decided_on_what_was_lost()
            throws IOException {
        int port = FreePort.find();
        Path behind = folder.resolve("behind");
        Path ahead = folder.resolve("ahead");
        PostgresServer server = PostgresServer.start(port, behind);
        try (SecondNode node = node(server)) {
            Commands commands = node.bean(Commands.class);
            commands.send(new Jar.Put(kept, 3));
            Await.until(() -> marbles(node, kept) == 3);
            server.close();
            copy(behind, ahead);

            server = PostgresServer.start(port, ahead);
            answering(node);
            commands.send(new Jar.Put(kept, 50));
            for (int i = 0; i < 500; i++) {
                commands.send(new Jar.Put(kept, 1));
            }
            Await.until(() -> marbles(node, kept) == 553);
            // A publisher whose session breaks looks again where it stands anyway; one that rests has to notice.
            Await.until(() -> node.bean(JdbcTemplate.class)
                    .queryForList("select 1 from pg_locks where locktype = 'advisory'", Integer.class)
                    .isEmpty());
            server.close();

            server = PostgresServer.start(port, behind);
            answering(node);
            try (SecondNode other = node(server)) {
                other.bean(Commands.class).send(new Jar.Put(after, 7));
                Await.until(() -> marbles(node, after) == 7);
            }
            assertThat(commands.send(new Jar.Put(kept, 1)).after().marbles()).isEqualTo(4);
            Await.until(() -> marbles(node, kept) == 4);
            List<String> recorded = node.bean(EventLog.class).readAggregate(kept).stream()
                    .map(event -> event.id().toString())
                    .toList();
            assertThat(recorded).hasSize(2);
            String last = recorded.getLast();
            new TestTopic(TOPIC)
                    .readUntil(seen -> seen.stream().anyMatch(each -> each.key().equals(after))
                            && seen.stream()
                                    .anyMatch(
                                            each -> each.headers().get("ce_id").startsWith(last)));
        } finally {
            server.close();
        }
    }

    private static SecondNode node(PostgresServer server) {
        Map<String, String> properties = new HashMap<>(TestTokens.properties());
        properties.putAll(Map.of(
                "spring.datasource.url",
                server.jdbcUrl("postgres"),
                "spring.datasource.username",
                PostgresServer.USER,
                "spring.datasource.password",
                PostgresServer.USER,
                "spring.kafka.bootstrap-servers",
                RealParts.kafka(),
                "spring.application.name",
                "sample-fail-over",
                "server.port",
                "0",
                "logging.structured.format.console",
                "",
                "logging.level.root",
                "OFF"));
        return SecondNode.start(properties);
    }

    private static void answering(SecondNode node) {
        Await.until(() -> {
            try {
                return node.bean(JdbcTemplate.class).queryForObject("select true", Boolean.class);
            } catch (DataAccessException e) {
                return false;
            }
        });
    }

    private static int marbles(SecondNode node, String jar) {
        Http.Answer answer = new Http(node.port()).get("/api/jars/" + jar.substring("jar:".length()), TestTokens.hq());
        return answer.status() == 200 ? Integer.parseInt(answer.text("/marbles")) : -1;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
