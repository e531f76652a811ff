package io.partline.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a platform through its gateway as one of its demo clients, whose secret is {@code demo}. */
final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param location header {@code Location}, empty if there is none
     * @param body a missing node if there is none
     */
    record Answer(int status, String location, JsonNode body) {
        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected %d but got %d: %s".formatted(expected, status, body));
            }
            return this;
        }
    }

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Caller(URI gateway) {
        this.gateway = gateway;
    }

    /** Takes a token, which is good for an hour, so that no measured request waits for one. */
    void signIn(String client) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((client + ":demo").getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        tokens.put(client, answer.expect(200).body().path("access_token").asString());
    }

    Answer get(String client, String path) throws IOException, InterruptedException {
        return send(authorised(client, path).GET());
    }

    /** With an idempotency key of its own, as a careful client sends it. */
    Answer post(String client, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(authorised(client, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Answer postCsv(String client, String path, String csv) throws IOException, InterruptedException {
        return send(authorised(client, path)
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(BodyPublishers.ofString(csv)));
    }

    private HttpRequest.Builder authorised(String client, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + tokens.getOrDefault(client, ""));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        String body = response.body();
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                body.startsWith("{")
                        ? JSON.readTree(body)
                        : JSON.getNodeFactory().missingNode());
    }
}
