package io.partline.acceptance;

import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.realparts.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** The platform under test: one for all scenarios, started at first use, stopped when the tests end. */
public final class Partline {
    /** What a run of the launcher said, and how it ended. */
    public record Run(int exitCode, String output) {}

    /** Somebody who signed in: a site, a carrier, or operations. */
    public record Person(String token) {
        public Answer get(String path) {
            return http().get(path, token);
        }

        public Answer post(String path, Object body) {
            return http().post(path, token, body);
        }

        public Answer post(String path, Object body, String idempotencyKey) {
            return http().post(path, token, body, idempotencyKey);
        }

        public Answer bringIn(String collection, String csv) {
            return http().importCsv(collection, token, csv);
        }
    }

    private static final Path ROOT =
            Path.of(System.getProperty("partline.root")).toAbsolutePath();
    private static final Map<String, String> ENVIRONMENT = environment(ROOT.resolve("acceptance/target/platform"));
    private static final Map<String, Person> SIGNED_IN = new ConcurrentHashMap<>();

    /** What the platform tells of its traces. */
    static final TraceReceiver TRACES = TraceReceiver.start();

    /** Property: where Keycloak's distribution is unpacked, if it and not the demo issuer is to give the tokens. */
    private static final String KEYCLOAK = "partline.keycloak";

    private static final Optional<Keycloak> ISSUER = Optional.ofNullable(System.getProperty(KEYCLOAK))
            .map(folder -> Keycloak.start(Path.of(folder), ROOT.resolve("local/keycloak/partline-realm.json")));

    static {
        ISSUER.ifPresent(
                issuer -> ENVIRONMENT.put("PARTLINE_ISSUER_URI", issuer.issuer().toString()));
        ENVIRONMENT.put("PARTLINE_TRACES", TRACES.address().toString());
        run("down");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
        Run up = run("up", "--fresh");
        if (up.exitCode() != 0) {
            throw new IllegalStateException("the platform did not start:\n" + up.output());
        }
    }

    private Partline() {}

    /** Where a platform keeps its state, and ports that are free now. */
    static Map<String, String> environment(Path home) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PARTLINE_HOME", home.toString());
        for (String port : List.of(
                "GATEWAY",
                "INVENTORY",
                "REQUESTS",
                "LOGISTICS",
                "RETURNS",
                "ISSUER",
                "POSTGRES",
                "KAFKA",
                "KAFKA_CONTROLLER",
                "PROMETHEUS")) {
            environment.put("PARTLINE_%s_PORT".formatted(port), Integer.toString(FreePort.find()));
        }
        return environment;
    }

    /** Runs {@code ./partline} as a person at the shell would, and shows what it says. */
    public static Run run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    public static Run runWith(Map<String, String> more, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("partline").toString());
        builder.command().addAll(Arrays.asList(arguments));
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().putAll(more);
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            StringBuilder output = new StringBuilder();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> {
                    System.out.println(line);
                    output.append(line).append('\n');
                });
            }
            return new Run(process.waitFor(), output.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static String port(String name) {
        return ENVIRONMENT.get("PARTLINE_%s_PORT".formatted(name));
    }

    static Keycloak keycloak() {
        return ISSUER.orElseThrow();
    }

    public static URI gateway() {
        return URI.create("http://localhost:" + port("GATEWAY"));
    }

    public static String kafka() {
        return "127.0.0.1:" + port("KAFKA");
    }

    public static Http http() {
        return new Http(gateway());
    }

    public static Person as(String client) {
        return SIGNED_IN.computeIfAbsent(client, id -> new Person(token(id, "demo")));
    }

    /** @throws IllegalStateException with the issuer's answer if it refuses */
    public static String token(String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(
                            HttpRequest.newBuilder(gateway().resolve("/oauth2/token"))
                                    .header("Authorization", "Basic " + basic)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            String token =
                    new JsonMapper().readTree(answer).path("access_token").asString("");
            if (token.isEmpty()) {
                throw new IllegalStateException(answer);
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
