package io.partline.chassis.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client as a station's system would be one: plain HTTP, JSON, a bearer token. */
public final class Http {
    /** @param body a missing node when there is none */
    public record Answer(int status, JsonNode body, Map<String, String> headers) {
        public String text(String pointer) {
            return body.at(pointer).asString();
        }

        /** The last part of the problem's type. */
        public String problem() {
            return text("/type").replaceFirst(".*/", "");
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    private final URI base;

    public Http(int port) {
        this(URI.create("http://127.0.0.1:" + port));
    }

    public Http(URI base) {
        this.base = base;
    }

    public Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** @param language as {@code Accept-Language} says it */
    public Answer getIn(String language, String path, String token) {
        return send(request(path, token).header("Accept-Language", language).GET());
    }

    public Answer post(String path, String token, Object body) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(body(body)));
    }

    public Answer post(String path, String token, Object body, String idempotencyKey) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(body(body)));
    }

    public Answer put(String path, String token, Object body) {
        return send(
                request(path, token).header("Content-Type", "application/json").PUT(body(body)));
    }

    public Answer csv(String path, String token, String file) {
        return send(request(path, token)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    public Answer csv(String path, String token, String file, String key) {
        return send(request(path, token)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    /** Sends an import and waits for its end. */
    public Answer importCsv(String collection, String token, String file) {
        Answer answer = csv("/api/" + collection + "/import", token, file);
        if (answer.status() != 202) {
            return answer;
        }
        String location = answer.headers().get("location");
        return Await.until(
                () -> get(location, token), report -> report.text("/status").equals("COMPLETED"));
    }

    /** What is answered in another form than JSON. */
    public String text(String path, String accept, String token) {
        try {
            return client.send(
                            request(path, token).header("Accept", accept).GET().build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.BodyPublisher body(Object body) {
        return HttpRequest.BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode body = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
            Map<String, String> headers = new java.util.HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), body, headers);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
