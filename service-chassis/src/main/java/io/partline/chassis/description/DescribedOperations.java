package io.partline.chassis.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.IdempotencyKeys;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.Page;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds what holds for many operations: the problems a caller can meet, the key of a write, the place of what it made, and
 * what the parameters mean that all lists share.
 */
final class DescribedOperations implements GlobalOperationCustomizer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> SHARED = Map.of(
            "cursor", "The nextCursor of the page before; absent for the first page",
            "from", "Records of this instant and later",
            "to", "Records of before this instant",
            "asOf", "As it was recorded at this instant; now if absent",
            "limit", "Records of one page");

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        problems(operation, handler)
                .forEach((status, examples) -> operation
                        .getResponses()
                        .addApiResponse(Integer.toString(status), ProblemResponses.of(status, examples)));
        if (has(handler, Once.class)) {
            operation.addParametersItem(new Parameter().in("header").name(IdempotencyKeys.HEADER));
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DescribedOperations::describe);
        }
        located(operation, "201");
        located(operation, "202");
        return operation;
    }

    /** By status, then by name. */
    private static Map<Integer, Map<String, JsonNode>> problems(Operation operation, HandlerMethod handler) {
        boolean body = annotated(handler, RequestBody.class);
        boolean keyed = has(handler, Once.class);
        Set<Class<? extends Refusal>> own = refusals(handler);
        Map<Integer, Map<String, JsonNode>> problems = new TreeMap<>();
        add(problems, invalid(operation, body));
        add(problems, ProblemResponses.unauthenticated());
        add(problems, ProblemResponses.tooManyRequests());
        add(problems, ProblemResponses.unavailable());
        if (writes(handler)) {
            add(problems, ProblemResponses.changedMeanwhile());
        }
        if (writes(handler) || own.contains(Forbidden.class)) {
            add(problems, ProblemResponses.notAllowed(kebab(operation.getOperationId())));
        }
        if (annotated(handler, PathVariable.class)) {
            add(problems, notFound(handler));
        }
        if (body) {
            add(problems, ProblemResponses.tooLarge());
        }
        if (keyed) {
            add(problems, ProblemResponses.keyReused());
        }
        own.stream().filter(refusal -> refusal != Forbidden.class).forEach(refusal -> add(problems, example(refusal)));
        return problems;
    }

    private static void add(Map<Integer, Map<String, JsonNode>> problems, JsonNode example) {
        String type = example.path("type").asText();
        problems.computeIfAbsent(example.path("status").asInt(), _ -> new TreeMap<>())
                .put(type.substring(type.lastIndexOf('/') + 1), example);
    }

    private static JsonNode invalid(Operation operation, boolean body) {
        if (body) {
            return ProblemResponses.invalid("body", "must be a JSON object of the documented shape");
        }
        boolean list = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("limit"));
        return list
                ? ProblemResponses.invalid("limit", "must be between 1 and %d".formatted(Page.MAX_LIMIT))
                : ProblemResponses.invalid("verbose", "is no query parameter here; there are none");
    }

    /** The resource is the last thing that the path names. */
    private static JsonNode notFound(HandlerMethod handler) {
        String variable = Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class))
                .map(parameter -> parameter.getParameter().getName())
                .reduce("", (_, last) -> last);
        return ProblemResponses.notFound(kebab(variable.replaceFirst("Id$|Number$", "")), "X-1");
    }

    private static Set<Class<? extends Refusal>> refusals(HandlerMethod handler) {
        return Stream.of(
                        handler.getMethodAnnotation(Refuses.class),
                        handler.getBeanType().getAnnotation(Refuses.class))
                .filter(Objects::nonNull)
                .flatMap(refuses -> Stream.of(refuses.value()))
                .collect(Collectors.toSet());
    }

    private static JsonNode example(Class<? extends Refusal> refusal) {
        ProblemExample example = refusal.getAnnotation(ProblemExample.class);
        if (example == null) {
            throw new IllegalStateException(refusal.getName() + " has no @ProblemExample");
        }
        try {
            return JSON.readTree(example.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the @ProblemExample of " + refusal.getName() + " is no JSON", e);
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getName().equals(IdempotencyKeys.HEADER)) {
            parameter
                    .description("The same key gives the same answer once; up to 200 characters")
                    .required(false)
                    .schema(new StringSchema().maxLength(IdempotencyKeys.MAX_KEY_LENGTH))
                    .example("0b8e6a52-6f5e-4a43-9d5c-0e2a4f1b7c11");
        } else if ("query".equals(parameter.getIn())) {
            String shared = SHARED.get(parameter.getName());
            if (shared != null) {
                parameter.description(shared);
            }
            if (parameter.getName().equals("limit")) {
                parameter.schema(new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Page.MAX_LIMIT))
                        ._default(Page.DEFAULT_LIMIT));
            }
        }
    }

    private static boolean writes(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PostMapping.class) || handler.hasMethodAnnotation(PutMapping.class);
    }

    private static boolean has(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(type));
    }

    private static boolean annotated(HandlerMethod handler, Class<? extends Annotation> annotation) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static void located(Operation operation, String status) {
        ApiResponse made = operation.getResponses().get(status);
        if (made != null) {
            made.addHeaderObject(
                    "Location",
                    new Header()
                            .description("Where it can be read")
                            .schema(new StringSchema().format("uri-reference")));
        }
    }
}
