package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The door, with services behind it that answer with what reached them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.structured.format.console=",
            "logging.level.root=WARN",
            "partline.gateway.requests-per-second=1",
            "partline.gateway.burst=40",
            "partline.gateway.at-once=3",
            "partline.gateway.largest-body=1000"
        })
class GatewayTest {
    private static final HttpServer INVENTORY = echo("inventory");
    private static final HttpServer REQUESTS = echo("requests");
    private static final HttpServer LOGISTICS = echo("logistics");
    private static final CountDownLatch RELEASE_THE_SLOW = new CountDownLatch(1);

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) throws IOException {
        TestTokens.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("partline.gateway.inventory", () -> address(INVENTORY));
        registry.add("partline.gateway.requests", () -> address(REQUESTS));
        registry.add("partline.gateway.logistics", () -> address(LOGISTICS));
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        registry.add("partline.gateway.returns", () -> "http://127.0.0.1:" + nobody);
    }

    @AfterAll
    static void stop() {
        INVENTORY.stop(0);
        REQUESTS.stop(0);
        LOGISTICS.stop(0);
    }

    private static HttpServer echo(String service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> answer(service, exchange));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(String service, HttpExchange exchange) throws IOException {
        if ("slow=yes".equals(exchange.getRequestURI().getQuery())) {
            waitForTheSlowToBeReleased();
        }
        byte[] body = """
                {"service":"%s","method":"%s","path":"%s","body":"%s","authorization":%b,"key":"%s","trace":"%s"}""".formatted(
                        service,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace("\"", "'"),
                        exchange.getRequestHeaders().containsKey("Authorization"),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        exchange.getRequestHeaders().getFirst("traceparent"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/api/service-orders/SO-1");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void waitForTheSlowToBeReleased() {
        try {
            RELEASE_THE_SLOW.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Http http() {
        return new Http(port);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/parts, inventory, /api/parts",
        "/api/stock/HQ/DHF-215KA, inventory, /api/stock/HQ/DHF-215KA",
        "/api/models?limit=2, inventory, /api/models?limit=2",
        "/api/service-orders/SO-1/timeline, requests, /api/service-orders/SO-1/timeline",
        "/api/quotas/S-TZ-01, requests, /api/quotas/S-TZ-01",
        "/api/shipments?serviceOrderId=SO-1, logistics, /api/shipments?serviceOrderId=SO-1",
        "/ops/logistics/followers, logistics, /ops/followers",
        "/api/kpis/requests/fill-rate, requests, /api/kpis/requests/fill-rate",
    })
    void a_path_reaches_the_service_that_owns_it(String asked, String service, String reached) {
        Answer answer = http().get(asked, TestTokens.station("S-TZ-01"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/service")).isEqualTo(service);
        assertThat(answer.text("/path")).isEqualTo(reached);
    }

    @Test
    void a_post_arrives_whole_and_its_answer_comes_back_whole() {
        Answer answer = http().post("/api/service-orders", TestTokens.station("S-TZ-02"), Map.of("a", 1), "key-1");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("location", "/api/service-orders/SO-1");
        assertThat(answer.text("/body")).isEqualTo("{'a':1}");
        assertThat(answer.text("/key")).isEqualTo("key-1");
        assertThat(answer.body().path("authorization").asBoolean())
                .as("the services check the token again")
                .isTrue();
        assertThat(answer.text("/trace")).as("the trace begins at the door").startsWith("00-");
    }

    @Test
    void nobody_comes_in_without_a_good_token() {
        for (String token :
                new String[] {null, "nonsense", TestTokens.forged("S-TZ-01"), TestTokens.expired("S-TZ-01")}) {
            Answer answer = http().get("/api/parts", token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
            assertThat(answer.text("/detail")).contains("POST /oauth2/token");
        }
        assertThat(http().get("/openapi/inventory", null).text("/path")).isEqualTo("/v3/api-docs");
        assertThat(http().get("/actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void a_service_that_does_not_answer_is_a_503_that_says_so() {
        Answer answer = http().get("/api/returns", TestTokens.hq());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
    }

    @Test
    void an_unknown_path_is_a_404_that_says_where_to_look() {
        Answer answer = http().get("/api/fridges", TestTokens.hq());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/detail")).contains("/docs");
        assertThat(http().get("/oauth2/jwks", TestTokens.hq()).status())
                .as("no issuer is configured, so there is none")
                .isEqualTo(404);
    }

    @Test
    void who_asks_too_much_waits_alone() {
        String greedy = TestTokens.station("S-XX-01");
        Answer last = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> http().get("/api/parts", greedy))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(last.headers().get("retry-after"))).isPositive();
        assertThat(http().get("/api/parts", TestTokens.station("S-XX-02")).status())
                .isEqualTo(200);
    }

    @Test
    void more_than_the_services_can_serve_is_turned_away_and_the_rest_is_served() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Integer> answers = new ExecutorCompletionService<>(people);
            IntStream.range(0, 6)
                    .forEach(i ->
                            answers.submit(() -> http().get("/api/parts?slow=yes", TestTokens.station("S-YY-0" + i))
                                    .status()));
            assertThat(next(answers, 3))
                    .as("while three requests are with the services")
                    .containsExactly(503, 503, 503);
            RELEASE_THE_SLOW.countDown();
            assertThat(next(answers, 3)).as("those that were with the services").containsExactly(200, 200, 200);
        } finally {
            RELEASE_THE_SLOW.countDown();
        }
        assertThat(http().get("/api/parts", TestTokens.station("S-YY-09")).status())
                .isEqualTo(200);
    }

    private static List<@Nullable Integer> next(CompletionService<Integer> answers, int count) throws Exception {
        List<@Nullable Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Future<Integer> answer = answers.poll(30, TimeUnit.SECONDS);
            statuses.add(answer == null ? null : answer.get());
        }
        return statuses;
    }

    @Test
    void a_body_that_is_too_large_is_refused_at_the_door() {
        Answer answer = http().post("/api/service-orders", TestTokens.hq(), Map.of("a", "x".repeat(1_000)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/detail")).contains("at most 1000");
    }
}
