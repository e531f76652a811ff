package io.partline.chassis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an OpenAPI description must tell for a client to be generated from it. */
public final class ApiRules {
    private static final Set<String> WRITES = Set.of("post", "put");
    private static final List<String> ALWAYS = List.of("400", "401", "429", "503");

    private final List<String> broken = new ArrayList<>();
    private final Set<String> ids = new TreeSet<>();
    private final JsonNode schemas;

    private ApiRules(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** @return the rules that are broken, each with its place; empty for a good description */
    public static List<String> broken(JsonNode description) {
        ApiRules rules = new ApiRules(description.at("/components/schemas"));
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(
                                operation -> rules.operation(path.getKey(), operation.getKey(), operation.getValue())));
        rules.schemas.properties().forEach(schema -> rules.schema(schema.getKey(), schema.getValue()));
        return rules.broken;
    }

    private void require(boolean kept, String rule, Object... of) {
        if (!kept) {
            broken.add(rule.formatted(of));
        }
    }

    private void operation(String path, String method, JsonNode operation) {
        String id = operation.path("operationId").asString();
        require(id.matches("[a-z][a-zA-Z]+"), "%s %s: '%s' is no stable operation id", method, path, id);
        require(ids.add(id), "%s %s: another operation is called %s too", method, path, id);
        require(!operation.path("summary").asString().isBlank(), "%s: no summary", id);
        JsonNode responses = operation.path("responses");
        required(path, method).forEach(status -> require(responses.has(status), "%s: no answer %s", id, status));
        responses.properties().forEach(response -> response(id, form(path), response.getKey(), response.getValue()));
        operation.path("parameters").forEach(parameter -> parameter(id, parameter));
        if (method.equals("post") && path.startsWith("/api/")) {
            require(
                    operation
                            .path("parameters")
                            .valueStream()
                            .anyMatch(parameter ->
                                    parameter.path("name").asString().equals("Idempotency-Key")),
                    "%s: no Idempotency-Key",
                    id);
            require(responses.has("422"), "%s: no answer 422", id);
        }
        if (method.equals("post") && path.matches("/api/[a-z-]+")) {
            require(
                    !responses.at("/201/headers/Location").isMissingNode(),
                    "%s: what is made is answered 201 with its Location",
                    id);
        }
        operation.at("/requestBody/content").properties().forEach(body -> {
            require(!body.getKey().equals("*/*"), "%s: takes */*", id);
            require(responses.has("413"), "%s: no answer 413", id);
            typed(id + " takes", body.getValue().path("schema"));
            require(
                    !body.getValue().at("/schema/format").asString("").equals("byte"),
                    "%s: takes base64, which nobody sends",
                    id);
            require(
                    body.getKey().equals("application/json")
                            || !body.getValue().path("example").isMissingNode(),
                    "%s: no example of what it takes",
                    id);
        });
    }

    private void parameter(String id, JsonNode parameter) {
        String name = parameter.path("name").asString();
        require(!name.equals("caller"), "%s: 'caller' is the token, no parameter", id);
        require(!name.equals("limit") || parameter.at("/schema/maximum").isNumber(), "%s: limit has no maximum", id);
        require(
                !parameter.at("/schema/pattern").asString("").contains("\\p{"),
                "%s: the pattern of %s is not one of ECMA-262",
                id,
                name);
    }

    private static Stream<String> required(String path, String method) {
        return Stream.of(
                        ALWAYS.stream(),
                        path.contains("{") ? Stream.of("404") : Stream.<String>of(),
                        WRITES.contains(method) ? Stream.of("403", "409") : Stream.<String>of())
                .flatMap(statuses -> statuses);
    }

    /** Everything is JSON but what says that it is a file. */
    private static String form(String path) {
        return path.endsWith(".csv") ? "text/csv" : "application/json";
    }

    private void response(String id, String form, String status, JsonNode response) {
        response.path("content").properties().forEach(content -> {
            String type = content.getKey();
            require(!type.equals("*/*"), "%s %s: answers */*", id, status);
            require(!status.startsWith("2") || type.equals(form), "%s %s: answers %s, not %s", id, status, type, form);
            require(
                    status.startsWith("2") || type.equals("application/problem+json"),
                    "%s %s: a problem is application/problem+json",
                    id,
                    status);
            require(
                    status.startsWith("2")
                            || !content.getValue().path("examples").isEmpty(),
                    "%s %s: a problem has an example",
                    id,
                    status);
            typed(id + " answers " + status, content.getValue().path("schema"));
        });
        if (status.equals("201") || status.equals("202")) {
            require(response.at("/headers/Location").isObject(), "%s %s: no Location", id, status);
        }
        if (status.equals("429") || status.equals("503")) {
            require(response.at("/headers/Retry-After").isObject(), "%s %s: no Retry-After", id, status);
        }
    }

    private void typed(String place, JsonNode schema) {
        boolean untyped = schema.path("type").asString().equals("object")
                && !schema.has("properties")
                && !schema.has("additionalProperties");
        require(schema.isObject() && !schema.isEmpty() && !untyped, "%s: untyped", place);
    }

    private void schema(String name, JsonNode schema) {
        if (!schema.has("properties") || name.equals("Problem")) {
            return;
        }
        require(schema.has("required"), "schema %s: no member is required", name);
        require(schema.has("example"), "schema %s: no example", name);
        schema.path("example")
                .properties()
                .forEach(member -> require(
                        isOf(
                                schema.at("/properties/" + member.getKey())
                                        .path("type")
                                        .asString(),
                                member.getValue()),
                        "schema %s: its example's %s is of another type than is said",
                        name,
                        member.getKey()));
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> true;
        };
    }
}
