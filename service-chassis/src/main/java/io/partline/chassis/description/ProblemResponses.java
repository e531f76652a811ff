package io.partline.chassis.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a client may be told instead of the answer: RFC 9457 problems by status, with examples. */
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

    private static final Map<Integer, String> MEANING = Map.of(
            400, "The request cannot be understood as it stands",
            401, "No bearer token, or none that counts",
            403, "The caller may not do this",
            404, "There is no such thing that the caller may see",
            409, "It does not fit what has happened meanwhile",
            413, "The body is larger than this path takes",
            422, "Understood, and refused by a rule of the business",
            429, "More requests than one client may send",
            503, "The service cannot serve it now");

    /** @param examples one of each problem of that status, by the problem's name */
    static ApiResponse of(int status, Map<String, JsonNode> examples) {
        MediaType problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA));
        examples.forEach((name, example) -> problem.addExamples(name, new Example().value(example)));
        ApiResponse response = new ApiResponse()
                .description(MEANING.get(status))
                .content(new Content().addMediaType("application/problem+json", problem));
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds to wait").schema(new IntegerSchema()));
        }
        return response;
    }

    static JsonNode invalid(String field, String message) {
        ObjectNode problem = example(400, "invalid-request", "%s %s.".formatted(field, message));
        problem.putArray("errors").addObject().put("field", field).put("message", message);
        return problem;
    }

    static JsonNode unauthenticated() {
        return example(401, "unauthenticated", "This needs a bearer token of your issuer.");
    }

    /** @param action in kebab case */
    static JsonNode notAllowed(String action) {
        return example(
                        403,
                        "not-allowed",
                        "Your role CARRIER does not allow you to %s.".formatted(action.replace('-', ' ')))
                .put("action", action);
    }

    static JsonNode notFound(String resource, String id) {
        return example(
                        404,
                        "not-found",
                        "There is no %s %s that you may see.".formatted(resource.replace('-', ' '), id))
                .put("resource", resource)
                .put("id", id);
    }

    static JsonNode changedMeanwhile() {
        return example(
                409,
                "changed-meanwhile",
                "Somebody else changed the same thing at the same moment, again and again. Nothing was done; try again.");
    }

    static JsonNode tooLarge() {
        return example(413, "too-large", "The body is larger than the 262,144 bytes that this path takes.");
    }

    static JsonNode keyReused() {
        return example(
                        422,
                        "idempotency-key-reused",
                        "The Idempotency-Key 4711 was used for another request; use a new key for a new request.")
                .put("idempotencyKey", "4711");
    }

    static JsonNode tooManyRequests() {
        return example(429, "too-many-requests", "More than 200 requests a second; try again in 1 s.");
    }

    static JsonNode unavailable() {
        return example(
                503, "service-unavailable", "The services are slower than what is asked of them; try again in 1 s.");
    }

    private static ObjectNode example(int status, String name, String detail) {
        String words = name.replace('-', ' ');
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", TYPES + name)
                .put("title", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1))
                .put("status", status)
                .put("detail", detail);
    }
}
