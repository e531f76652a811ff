package io.partline.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.sample.Jar;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.Traps;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

@SampleUnderTest
class EdgeTest {
    @LocalServerPort
    int port;

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    private final String token = TestTokens.station("S-TZ-01");

    private Http http() {
        return new Http(port);
    }

    @Test
    void a_command_is_answered_and_soon_seen_in_the_read_model() {
        String jar = "seen-" + UUID.randomUUID();
        Http.Answer answer = http().post("/api/jars", token, Map.of("jar", jar, "marbles", 3));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().get("location")).isEqualTo("/api/jars/" + jar);
        Await.until(
                () -> http().get("/api/jars/" + jar, token),
                seen -> seen.body().get("marbles").asInt() == 3);
    }

    @Test
    void a_request_without_a_good_token_is_answered_401_with_what_to_do() {
        for (String bad : Stream.of(null, TestTokens.expired("S-TZ-01"), TestTokens.forged("S-TZ-01"), "rubbish")
                .toList()) {
            Http.Answer answer = http().get("/api/jars/x", bad);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
            assertThat(answer.text("/detail")).containsAnyOf("needs a bearer token", "get a new one from your issuer");
        }
    }

    @Test
    void a_no_is_said_in_the_language_that_is_asked_for() {
        String nowhere = "/api/jars/import/IMP-1";
        assertThat(http().getIn("zh-CN", nowhere, TestTokens.hq()).text("/detail"))
                .isEqualTo("没有您可以查看的记录：IMP-1。");
        assertThat(http().getIn("en-GB", nowhere, TestTokens.hq()).text("/detail"))
                .isEqualTo("There is no import IMP-1 that you may see.");
        assertThat(http().getIn("de", nowhere, TestTokens.hq()).text("/detail")).contains("that you may see");
        assertThat(http().getIn("zh", "/api/jars/x", null).text("/detail")).containsPattern("\\p{IsHan}");
    }

    @Test
    void an_unknown_query_parameter_is_refused_with_the_known_ones() {
        Http.Answer answer = http().get("/api/jars/x?colour=red", token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).contains("colour").contains("takes no query parameters");
    }

    /** Raw requests: an HTTP client would not send such an address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/jars/x?query=%ff%fe",
                "/api/jars/%ff",
                "/api/jars/%00",
                "/api/jars/x?query=%zz",
                "/api/jars/a%5C..%5Cb",
                "/api/jars/x;y=1",
                "/api/jars/x?a={}"
            })
    void an_address_that_is_no_text_is_answered_with_a_problem(String address) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                            .formatted(address, token)
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .contains("\"detail\"");
        }
    }

    @Test
    void a_name_may_hold_a_slash() {
        String jar = "a/b-" + UUID.randomUUID();
        http().post("/api/jars", token, Map.of("jar", jar, "marbles", 2));
        String address = "/api/jars/" + jar.replace("/", "%2F");
        assertThat(http().get(address, token).status()).isEqualTo(200);
        Await.until(() -> http().get(address, token).body().get("marbles").asInt() == 2);
    }

    @Test
    void the_same_key_gives_the_same_answer_once() {
        String jar = "once-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        Http.Answer first = http().post("/api/jars", token, Map.of("jar", jar, "marbles", 3), key);
        Http.Answer second = http().post("/api/jars", token, Map.of("jar", jar, "marbles", 3), key);
        assertThat(second.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("location")).isEqualTo(first.headers().get("location"));
        Http.Answer other = http().post("/api/jars", token, Map.of("jar", jar, "marbles", 4), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(eventsOf(jar)).isEqualTo(1);
    }

    @Test
    void the_same_key_at_the_same_moment_takes_effect_once() throws Exception {
        String jar = "together-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Http.Answer> post = () -> http().post("/api/jars", token, Map.of("jar", jar, "marbles", 1), key);
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(8, post))) {
                assertThat(answer.get().status()).isEqualTo(201);
                assertThat(answer.get().body().get("marbles").asInt()).isEqualTo(1);
            }
        }
        assertThat(eventsOf(jar)).isEqualTo(1);
    }

    @Test
    void many_writers_of_one_aggregate_lose_no_update() throws Exception {
        String jar = "busy-" + UUID.randomUUID();
        try (var pool = Executors.newFixedThreadPool(16)) {
            Callable<Http.Answer> post = () -> http().post(
                            "/api/jars",
                            token,
                            Map.of("jar", jar, "marbles", 1),
                            UUID.randomUUID().toString());
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(60, post))) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
        assertThat(eventsOf(jar)).isEqualTo(60);
    }

    private int eventsOf(String jar) {
        return jdbc.queryForObject(
                "select count(*) from event_log where aggregate_id = ?", Integer.class, "jar:" + jar);
    }

    @Test
    void a_refusal_names_its_problem_and_changes_nothing_so_that_its_key_can_be_used_again() {
        String jar = "empty-" + UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        Http.Answer answer = http().post("/api/jars/" + jar + "/takings", token, Map.of("jar", jar, "marbles", 2), key);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/type")).isEqualTo("https://partline.io/problems/too-few-marbles");
        assertThat(answer.body().get("there").asInt()).isZero();
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(eventsOf(jar)).isZero();
        http().post("/api/jars", token, Map.of("jar", jar, "marbles", 2));
        assertThat(http().post("/api/jars/" + jar + "/takings", token, Map.of("jar", jar, "marbles", 1), key)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bad_input_is_a_400_that_names_the_field_and_never_a_500() {
        for (String body : new String[] {
            "{\"jar\":\"a\",\"marbles\":0}",
            "{\"jar\":\"a\",\"marbles\":-1}",
            "{\"jar\":\"a\",\"marbles\":1000000000000}",
            "{\"jar\":\"\",\"marbles\":1}",
            "{\"jar\":\"a\",\"marbles\":\"many\"}",
            "{\"jar\":",
            "",
            "[]",
            "{\"marbles\":1}",
            "{\"jar\":\"no\\u0000text\",\"marbles\":1}"
        }) {
            Http.Answer answer = http().post("/api/jars", token, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.problem()).as(body).isEqualTo("invalid-request");
            assertThat(answer.body().at("/errors/0/field").asString()).as(body).isNotEmpty();
        }
        assertThat(http().get("/api/nowhere", token).status()).isEqualTo(404);
        assertThat(http().put("/api/jars", token, "{}").status()).isEqualTo(405);
    }

    @Test
    void an_import_reports_every_bad_row_and_takes_the_good_ones() {
        String jar = "jar:csv-" + UUID.randomUUID();
        Http.Answer report = http().importCsv(
                        "marbles",
                        TestTokens.hq(),
                        "jar,marbles\n" + jar + ",5\n" + jar + ",many\n,3\n" + jar + ",-9\n" + jar + ",0\n" + jar + "\n"
                                + jar + ",-2\n");
        assertThat(report.body().get("totalRows").asInt()).isEqualTo(7);
        assertThat(report.body().get("acceptedRows").asInt()).isEqualTo(2);
        assertThat(report.body().get("unchangedRows").asInt()).isEqualTo(1);
        assertThat(report.body().get("rejections"))
                .extracting(r -> r.get("line").asInt())
                .containsExactly(3, 4, 5, 7);
        assertThat(report.text("/rejections/0/reason")).contains("'many'").contains("whole number");
        assertThat(report.text("/rejections/2/reason")).contains("There are 5 marbles, not 9");
        assertThat(http().csv("/api/marbles/import", TestTokens.hq(), "jar\nx\n")
                        .status())
                .isEqualTo(400);
        assertThat(http().csv("/api/marbles/import", token, "jar,marbles\nx,1\n")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_refused_rows_can_be_taken_mended_and_sent_again() {
        String jar = "jar:mended-" + UUID.randomUUID();
        Http.Answer report = http().importCsv(
                        "marbles",
                        TestTokens.hq(),
                        "jar,marbles,note\n%1$s,5,good\n%1$s,many,=2+3\n%1$s,-9,\"two\nlines\"\n".formatted(jar));
        String rejected = "/api/marbles/import/%s/rejected.csv".formatted(report.text("/importId"));
        String file = http().text(rejected, "text/csv", TestTokens.hq());
        assertThat(file)
                .isEqualTo("rejectedBecause,jar,marbles,note\r\n"
                        + "marbles is 'many'; it should be a whole number,%1$s,many,'=2+3\r\n".formatted(jar)
                        + "\"There are 5 marbles, not 9.\",%1$s,-9,\"two\nlines\"\r\n".formatted(jar));
        Http.Answer mended = http().importCsv(
                        "marbles",
                        TestTokens.hq(),
                        file.replace(",many,", ",3,").replace(",-9,", ",-10,"));
        assertThat(mended.body().get("acceptedRows").asInt()).isEqualTo(1);
        assertThat(http().text(
                                "/api/marbles/import/%s/rejected.csv".formatted(mended.text("/importId")),
                                "text/csv",
                                TestTokens.hq()))
                .startsWith("rejectedBecause,jar,marbles,note\r\n")
                .contains("There are 8 marbles, not 10")
                .doesNotContain("not 9");
        assertThat(http().get(rejected, token).status()).isEqualTo(403);
    }

    @Test
    void a_quote_that_is_never_closed_ends_the_import_and_leaves_nothing() {
        Http.Answer answer = http().csv(
                        "/api/marbles/import",
                        TestTokens.hq(),
                        "jar,marbles\nx,1\n".repeat(1) + "y,1\n".repeat(500) + "\"z" + "a".repeat(200_000));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("unreadable-file");
        assertThat(answer.text("/detail")).contains("is a quote left open?");
        assertThat(jdbc.queryForObject(
                        "select count(*) from file_import_chunk where rows like '%\"y\"%'", Integer.class))
                .isZero();
    }

    @Test
    void a_token_without_an_end_or_with_two_roles_is_none() {
        for (String bad : new String[] {TestTokens.endless("S-TZ-01"), TestTokens.ofTwoRoles("S-TZ-01")}) {
            assertThat(http().get("/api/jars/any", bad).status()).isEqualTo(401);
        }
    }

    @Test
    void an_import_under_the_key_of_another_file_is_refused() {
        String file = "jar,marbles\njar:keyed-" + UUID.randomUUID() + ",1\n";
        String key = UUID.randomUUID().toString();
        Http.Answer first = http().csv("/api/marbles/import", TestTokens.hq(), file, key);
        assertThat(first.status()).isEqualTo(202);
        Http.Answer again = http().csv("/api/marbles/import", TestTokens.hq(), file, key);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
        Http.Answer other = http().csv("/api/marbles/import", TestTokens.hq(), file + "jar:x,1\n", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(http().csv("/api/marbles/import", TestTokens.hq(), file, "k".repeat(201))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_row_that_loses_races_is_done_again_and_not_refused() {
        String jar = "jar:raced-" + UUID.randomUUID();
        commands.send(new Jar.Put(jar, 5));
        AtomicInteger overtaken = new AtomicInteger();
        try (Traps.Trap _ = Traps.set(Traps.TAKING, taking -> {
            if (taking.equals(jar) && overtaken.incrementAndGet() <= 3) {
                CompletableFuture.runAsync(() -> commands.send(new Jar.Put(jar, 1)))
                        .join();
            }
        })) {
            Http.Answer report = http().importCsv("marbles", TestTokens.hq(), "jar,marbles\n%s,-1\n".formatted(jar));
            assertThat(report.body().get("acceptedRows").asInt())
                    .as(report.toString())
                    .isEqualTo(1);
        }
        assertThat(overtaken).hasValueGreaterThan(3);
        assertThat(commands.send(new Jar.Take(jar, 1)).after().marbles()).isEqualTo(6);
    }

    @Test
    void a_database_that_is_too_slow_is_no_mistake_of_the_caller() {
        String jar = "slow-" + UUID.randomUUID();
        String token = TestTokens.station("S-TZ-01");
        http().post("/api/jars", token, Map.of("jar", jar, "marbles", 2));
        try (Traps.Trap _ = Traps.set(Traps.TAKING, taking -> {
            if (taking.endsWith(jar)) {
                throw new QueryTimeoutException("too long");
            }
        })) {
            Http.Answer answer = http().post("/api/jars/" + jar + "/takings", token, Map.of("jar", jar, "marbles", 1));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("service-unavailable");
        }
    }

    @Test
    void health_and_metrics_are_open_and_the_rest_is_not() {
        assertThat(http().get("/actuator/health/liveness", null).status()).isEqualTo(200);
        assertThat(http().get("/actuator/health/readiness", null).status()).isEqualTo(200);
        assertThat(http().get("/ops/followers", null).status()).isEqualTo(401);
        assertThat(http().get("/ops/followers", token).status()).isEqualTo(403);
        assertThat(http().get("/ops/followers", TestTokens.ops()).status()).isEqualTo(200);
        assertThat(http().get("/v3/api-docs", null).body().get("openapi").asString())
                .startsWith("3.1");
    }
}
