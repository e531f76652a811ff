package io.partline.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.realparts.RealParts;
import io.partline.sample.SampleService;
import io.partline.sample.SampleUnderTest;
import io.partline.sample.SecondNode;
import io.partline.sample.Traps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What happened can be followed from the request to the last effect, and what goes on can be measured. */
@SampleUnderTest
class TelemetryTest {
    private static final TestTopic WANTS = new TestTopic("partline.wants.v1");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    EventLog log;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ConfigurableEnvironment environment;

    private final String name = UUID.randomUUID().toString();
    private final String trace = name.replace("-", "");
    private final String traceparent = "00-" + trace + "-b7ad6b7169203331-01";

    @Test
    void one_trace_goes_from_the_request_through_kafka_to_the_last_effect() {
        post("echo-" + name);
        assertThat(traceOf("jar:echo-" + name)).isEqualTo(trace);
        new TestTopic(SampleService.TOPIC)
                .readUntil(seen -> seen.stream()
                        .anyMatch(one -> one.key().equals("jar:echo-" + name)
                                && one.headers().get("traceparent").contains(trace)));
        assertThat(traceOf("jar:heard-" + name))
                .as("the effect of the received event")
                .isEqualTo(trace);
    }

    @Test
    void an_event_keeps_who_asked_for_it_and_what_follows_from_it_has_nobody() {
        post("mirrored-by-" + name);
        assertThat(traceOf("jar:mirrored-by-" + name)).isEqualTo(trace);
        assertThat(log.readAggregate("jar:mirrored-by-" + name).getFirst().metadata())
                .containsEntry("by", "S-TZ-01");
        assertThat(traceOf("jar:image-by-" + name)).isEqualTo(trace);
        assertThat(log.readAggregate("jar:image-by-" + name).getFirst().metadata())
                .doesNotContainKey("by");
    }

    @Test
    void a_reaction_goes_on_with_the_trace_of_its_event() {
        post("mirrored-" + name);
        assertThat(traceOf("jar:image-" + name)).isEqualTo(trace);
    }

    @Test
    void a_parked_message_is_logged_with_its_trace_and_keeps_it_when_it_is_replayed() {
        String jar = "jar:traced-" + name;
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Deliveries.class);
        logged.start();
        logger.addAppender(logged);
        try (Traps.Trap _ = Traps.set(Traps.WANTED, wanted -> {
            if (wanted.startsWith(jar)) {
                throw new IllegalStateException("cannot");
            }
        })) {
            want(jar);
            Await.until(() -> letter(jar) > 0);
        } finally {
            logger.detachAppender(logged);
        }
        ILoggingEvent line = logged.list.stream()
                .filter(event -> event.getFormattedMessage().contains("could not handle"))
                .findFirst()
                .orElseThrow();
        JsonNode json = EventJson.mapper().readTree(asShipped(line));
        assertThat(json.at("/@timestamp").asString()).isNotEmpty();
        assertThat(json.at("/log/level").asString()).isEqualTo("ERROR");
        assertThat(json.at("/service/name").asString()).isEqualTo("sample");
        assertThat(json.at("/traceId").asString()).as(json.toString()).isEqualTo(trace);

        new Http(port).post("/ops/dead-letters/" + letter(jar) + "/replay", TestTokens.ops(), "{}");
        assertThat(traceOf(jar)).isEqualTo(trace);
    }

    @Test
    void prometheus_is_told_what_operators_watch() {
        Http http = new Http(port);
        String station = TestTokens.station("S-TZ-01");
        http.post("/api/jars", station, Map.of("jar", "metered-" + name, "marbles", 1));
        http.post("/api/jars/metered-" + name + "/takings", station, Map.of("jar", "x", "marbles", 9));
        Await.until(() -> metrics().contains("kafka_consumer_fetch_manager_records_lag"));
        for (String expected : new String[] {
            "partline_commands_seconds_count\\{.*command=\"Put\".*result=\"accepted\".*} [1-9].*",
            "partline_commands_seconds_count\\{.*command=\"Take\".*result=\"refused\".*} [1-9].*",
            "partline_commands_seconds_bucket\\{.*command=\"Put\".*le=.*} [1-9].*",
            "partline_dead_letters_oldest_seconds.* \\d.*",
            "partline_events_append_seconds_count.* [1-9].*",
            "partline_events_append_seconds_bucket.*",
            "partline_follower_lag_events\\{.*follower=\"contents\".*} \\d.*",
            "partline_follower_lag_seconds\\{.*follower=\"mirror\".*} \\d.*",
            "partline_follower_lag_events\\{.*follower=\"publisher\".*} \\d.*",
            "partline_follower_failing\\{.*follower=\"contents\".*} 0.*",
            "partline_inbox_duplicates_total\\{.*listener=\"wants\".*} \\d.*",
            "partline_dead_letters_total\\{.*listener=\"wants\".*} \\d.*",
            "partline_dead_letters_waiting.* \\d.*",
            "http_server_requests_seconds_count.*"
        }) {
            assertThat(metrics().lines()).as(expected).anyMatch(line -> line.matches(expected));
        }
    }

    /** A bucket keeps its exemplar for some seconds before it takes another one. */
    @Test
    void a_slow_command_leads_to_its_trace() {
        AtomicInteger posted = new AtomicInteger();
        Await.until(() -> {
            post("exemplary-%d-%s".formatted(posted.incrementAndGet(), name));
            return asOpenMetrics()
                    .lines()
                    .anyMatch(line -> line.startsWith("partline_commands_seconds_bucket")
                            && line.contains("command=\"Put\"")
                            && line.contains("# {span_id=")
                            && line.contains("trace_id=\"" + trace + "\""));
        });
    }

    @Test
    void without_its_database_a_node_is_alive_but_not_ready_until_it_is_back() throws Exception {
        RealParts.Database database = RealParts.newDatabase();
        Map<String, String> surroundings = new HashMap<>(SecondNode.surroundings(environment));
        surroundings.put("spring.datasource.url", database.url());
        surroundings.put("spring.datasource.hikari.connection-timeout", "500");
        surroundings.put("spring.application.name", "sample-apart");
        try (SecondNode node = SecondNode.start(surroundings)) {
            Http http = new Http(node.port());
            assertThat(readiness(http)).isEqualTo(200);
            connections(database, false);
            Await.until(() -> readiness(http) == 503);
            assertThat(http.get("/actuator/health/liveness", null).status()).isEqualTo(200);
            Http.Answer refused = http.get("/api/jars/any", TestTokens.hq());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("service-unavailable");
            connections(database, true);
            Await.until(() -> readiness(http) == 200);
        }
    }

    private static int readiness(Http http) {
        return http.get("/actuator/health/readiness", null).status();
    }

    private void connections(RealParts.Database database, boolean allowed) throws SQLException {
        String of = database.url().replaceFirst(".*/", "");
        String own = environment.getRequiredProperty("spring.datasource.url");
        try (Connection connection = DriverManager.getConnection(own, database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database %s with allow_connections %s".formatted(of, allowed));
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(of));
            }
        }
    }

    private void post(String jar) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/jars"))
                .header("Authorization", "Bearer " + TestTokens.station("S-TZ-01"))
                .header("Content-Type", "application/json")
                .header("traceparent", traceparent)
                .POST(HttpRequest.BodyPublishers.ofString(EventJson.write(Map.of("jar", jar, "marbles", 3))))
                .build();
        try {
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void want(String jar) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "partline.wants.v1",
                jar,
                EventJson.write(Map.of("jar", jar, "marbles", 3)).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", SampleService.WANTED,
                "ce_source", "/partline/test",
                "ce_time", "2026-11-23T00:00:00Z",
                "content-type", "application/json",
                "traceparent", traceparent);
        headers.forEach((header, value) -> record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        WANTS.sendRaw(record);
    }

    private long letter(String jar) {
        return jdbc.queryForList("select id from dead_letter where key = ?", Long.class, jar).stream()
                .findFirst()
                .orElse(0L);
    }

    private String traceOf(String jar) {
        Await.until(() -> !log.readAggregate(jar).isEmpty());
        String stored = log.readAggregate(jar).getFirst().metadata().get("traceparent");
        return stored == null ? "none" : stored.substring(3, 35);
    }

    private String metrics() {
        return metrics("text/plain");
    }

    /** The format with exemplars, which Prometheus asks for. */
    private String asOpenMetrics() {
        return metrics("application/openmetrics-text; version=1.0.0");
    }

    private String metrics(String format) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                                    .header("Accept", format)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The line in the format that every service writes, whatever is convenient in tests. */
    private String asShipped(ILoggingEvent line) {
        LoggerContext context = new LoggerContext();
        context.putObject(Environment.class.getName(), environment);
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(context);
        encoder.setFormat(String.valueOf(
                environment.getPropertySources().get("chassis").getProperty("logging.structured.format.console")));
        encoder.start();
        return new String(encoder.encode(line), StandardCharsets.UTF_8);
    }
}
