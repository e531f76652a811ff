package io.partline.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a platform as one of its sites or carriers would: a token of the issuer, JSON over HTTP. */
public final class GatewayClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);
    private static final String DEMO_SECRET = "demo";

    /**
     * What came back.
     *
     * @param location header {@code Location}, null if there is none
     * @param body a missing node if there is none
     */
    public record Answer(int status, @Nullable String location, JsonNode body) {
        /**
         * Insists on a status.
         *
         * @throws IllegalStateException if it is another one; the message shows the body
         */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("expected %d but got %d: %s".formatted(expected, status, body));
            }
            return this;
        }
    }

    private record Token(String value, Instant renewAt) {}

    private final URI gateway;
    private final URI issuer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** @param issuer its token endpoint */
    public GatewayClient(URI gateway, URI issuer) {
        this.gateway = gateway;
        this.issuer = issuer;
    }

    /**
     * Reads.
     *
     * @param client id of a site or carrier
     */
    public Answer get(String client, String path) {
        return send(authorised(client, path).GET());
    }

    /**
     * Posts JSON.
     *
     * @param body anything Jackson writes
     */
    public Answer post(String client, String path, Object body) {
        BodyPublisher json = BodyPublishers.ofString(JSON.writeValueAsString(body));
        return send(authorised(client, path)
                .header("Content-Type", "application/json")
                .POST(json));
    }

    /** Posts a CSV file. */
    public Answer postCsv(String client, String path, String csv) {
        return send(authorised(client, path)
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(BodyPublishers.ofString(csv)));
    }

    private HttpRequest.Builder authorised(String client, String path) {
        Token token = tokens.compute(
                client,
                (_, known) -> known != null && Instant.now().isBefore(known.renewAt()) ? known : newToken(client));
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.value());
    }

    private Token newToken(String client) {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + DEMO_SECRET).getBytes(StandardCharsets.UTF_8));
        JsonNode answer = send(HttpRequest.newBuilder(issuer)
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .expect(200)
                .body();
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong());
        return new Token(
                answer.path("access_token").asString(), Instant.now().plus(life).minus(BEFORE_EXPIRY));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(null),
                    body(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException("%s does not answer: %s".formatted(gateway, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + gateway, e);
        }
    }

    private static JsonNode body(String text) {
        return text.startsWith("{") || text.startsWith("[")
                ? JSON.readTree(text)
                : JSON.getNodeFactory().missingNode();
    }
}
