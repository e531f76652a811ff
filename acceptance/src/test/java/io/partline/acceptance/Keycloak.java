package io.partline.acceptance;

import io.partline.chassis.testing.Await;
import io.partline.realparts.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keycloak from its distribution, with the realm of {@code local/keycloak}. In it also stand clients that no good network
 * has, and beside it the same realm under another name.
 */
final class Keycloak {
    static final String OTHER_REALM = "elsewhere";

    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;

    private Keycloak(int port) {
        this.port = port;
    }

    /**
     * Starts it, until the JVM ends.
     *
     * @param distribution unpacked
     * @param realm the file of the demo's realm
     */
    static Keycloak start(Path distribution, Path realm) {
        try {
            Path imported = Files.createDirectories(distribution.resolve("data/import"));
            ObjectNode ours = (ObjectNode) JSON.readTree(Files.readString(realm));
            BadClients.into(ours);
            Files.writeString(imported.resolve("partline-realm.json"), ours.toString());
            Files.writeString(
                    imported.resolve(OTHER_REALM + "-realm.json"),
                    ours.put("realm", OTHER_REALM).toString());
            int port = FreePort.find();
            ProcessBuilder start = new ProcessBuilder(
                    "bash",
                    distribution.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--import-realm",
                    "--http-port=" + port,
                    "--http-management-port=" + FreePort.find());
            start.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m"));
            Process process = start.redirectErrorStream(true)
                    .redirectOutput(distribution.resolve("keycloak.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }));
            Keycloak keycloak = new Keycloak(port);
            Await.until(FIRST_START, () -> keycloak.answers(OTHER_REALM), Boolean::booleanValue);
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(String realm) {
        try {
            return HTTP.send(HttpRequest.newBuilder(issuer(realm)).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI issuer() {
        return issuer("partline");
    }

    private URI issuer(String realm) {
        return URI.create("http://localhost:%d/realms/%s".formatted(port, realm));
    }

    URI tokens() {
        return URI.create(issuer() + "/protocol/openid-connect/token");
    }

    /** Of a system. */
    String token(String client) {
        return token(
                "partline", Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "demo"));
    }

    String tokenOfTheOtherRealm(String client) {
        return token(
                OTHER_REALM, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "demo"));
    }

    /** Of a person at a terminal. */
    String tokenOfPerson(String name) {
        return token(
                "partline",
                Map.of("grant_type", "password", "client_id", "terminal", "username", name, "password", "demo"));
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try {
            String answer = HTTP.send(
                            HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            JsonNode token = JSON.readTree(answer).path("access_token");
            if (token.isMissingNode()) {
                throw new IllegalStateException(answer);
            }
            return token.asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
