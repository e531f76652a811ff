package io.partline.chassis.description;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client may be told instead of the answer: RFC 9457 problems, with an example of each status. */
final class ProblemResponses {
    static final String SCHEMA = "Problem";
    private static final String TYPES = "https://partline.io/problems/";

    private ProblemResponses() {}

    static Schema<?> schema() {
        return new ObjectSchema()
                .description("RFC 9457. Further members carry what a client needs to act, such as suggestions.")
                .addProperty("type", new StringSchema().format("uri").description("Stable name of the problem"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("For people, in English or Chinese"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())
                                        .required(List.of("field", "message"))))
                .required(List.of("type", "title", "status", "detail"))
                .additionalProperties(true);
    }

    static ApiResponse of(int status) {
        return switch (status) {
            case 400 ->
                problem(
                        status,
                        "The request cannot be understood as it stands",
                        "invalid-request",
                        "Invalid request",
                        "limit must be between 1 and 200.",
                        Map.of("errors", List.of(Map.of("field", "limit", "message", "must be between 1 and 200"))));
            case 401 ->
                problem(
                        status,
                        "No bearer token, or none that counts",
                        "unauthenticated",
                        "Unauthenticated",
                        "This needs a bearer token of your issuer.",
                        Map.of());
            case 403 ->
                problem(
                        status,
                        "The caller's role does not allow it",
                        "not-allowed",
                        "Not allowed",
                        "Your role STATION does not allow you to set quota; HQ may.",
                        Map.of("action", "set-quota"));
            case 404 ->
                problem(
                        status,
                        "There is no such thing that the caller may see",
                        "not-found",
                        "Not found",
                        "There is no service order SO-7K3M9QX2PV4D that you may see.",
                        Map.of("resource", "service-order", "id", "SO-7K3M9QX2PV4D"));
            case 409 ->
                problem(
                        status,
                        "It does not fit what has happened meanwhile",
                        "changed-meanwhile",
                        "Changed meanwhile",
                        "Somebody else changed the same thing at the same moment, again and again. Nothing was done; try again.",
                        Map.of());
            case 422 ->
                problem(
                        status,
                        "Understood, and refused by a rule of the business",
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        "The Idempotency-Key 4711 was used for another request; use a new key for a new request.",
                        Map.of("idempotencyKey", "4711"));
            case 429 ->
                problem(
                                status,
                                "More requests than one client may send",
                                "too-many-requests",
                                "Too many requests",
                                "More than 200 requests a second; try again in 1 s.",
                                Map.of())
                        .addHeaderObject("Retry-After", retryAfter());
            case 503 ->
                problem(
                                status,
                                "The service cannot serve it now",
                                "service-unavailable",
                                "Service unavailable",
                                "The services are slower than what is asked of them; try again in 1 s.",
                                Map.of())
                        .addHeaderObject("Retry-After", retryAfter());
            default -> throw new IllegalArgumentException("no problem of status " + status);
        };
    }

    private static Header retryAfter() {
        return new Header().description("Seconds to wait").schema(new IntegerSchema());
    }

    private static ApiResponse problem(
            int status, String description, String name, String title, String detail, Map<String, ?> facts) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", TYPES + name);
        example.put("title", title);
        example.put("status", status);
        example.put("detail", detail);
        example.putAll(facts);
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))
                                        .example(example)));
    }
}
