package io.partline.chassis.description;

import io.partline.chassis.rest.IdempotencyKeys;
import io.partline.chassis.rest.Once;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds what holds for many operations: the problems a caller can meet, the key of a write, the place of what it made. */
final class DescribedOperations implements GlobalOperationCustomizer {
    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 429, 503);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        boolean writes =
                handler.hasMethodAnnotation(PostMapping.class) || handler.hasMethodAnnotation(PutMapping.class);
        boolean named = Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
        Stream.of(
                        ALWAYS.stream(),
                        named ? Stream.of(404) : Stream.<Integer>of(),
                        writes ? Stream.of(409, 422) : Stream.<Integer>of())
                .flatMap(statuses -> statuses)
                .forEach(status ->
                        operation.getResponses().addApiResponse(Integer.toString(status), ProblemResponses.of(status)));
        if (Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType().equals(Once.class))) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(IdempotencyKeys.HEADER)
                    .description("The same key gives the same answer once; up to 200 characters")
                    .required(false)
                    .schema(new StringSchema().maxLength(IdempotencyKeys.MAX_KEY_LENGTH))
                    .example("0b8e6a52-6f5e-4a43-9d5c-0e2a4f1b7c11"));
        }
        located(operation, "201");
        located(operation, "202");
        return operation;
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
