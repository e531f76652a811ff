package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.partline.chassis.events.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The examples in the description of the API are requests and answers that could really be. */
final class ApiExamples {
    private ApiExamples() {}

    static void verify(JavaClasses classes) {
        List<Class<?>> described = classes.stream()
                .filter(type -> type.isAnnotatedWith(Schema.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
        assertThat(bodies(classes))
                .as("records of requests and answers, each with an example")
                .isNotEmpty()
                .isSubsetOf(described);
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            assertThat(described).allSatisfy(type -> {
                String example = type.getAnnotation(Schema.class).example();
                JsonNode asItStands = EventJson.mapper().readTree(example);
                Object read = EventJson.read(example, type);
                assertThat(EventJson.mapper().readTree(EventJson.write(read))).isEqualTo(asItStands);
                assertThat(validator.validate(read)).isEmpty();
            });
        }
    }

    /** The service's own records that an endpoint takes or answers. */
    private static Set<Class<?>> bodies(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .map(JavaClass::reflect)
                .flatMap(endpoint -> Arrays.stream(endpoint.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                .flatMap(ApiExamples::bodies)
                .flatMap(ApiExamples::records)
                .filter(type -> classes.contain(type))
                .collect(Collectors.toSet());
    }

    private static Stream<Type> bodies(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType()),
                Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                        .map(Parameter::getParameterizedType));
    }

    private static Stream<Class<?>> records(Type type) {
        if (type instanceof ParameterizedType of) {
            return Arrays.stream(of.getActualTypeArguments()).flatMap(ApiExamples::records);
        }
        return type instanceof Class<?> one && one.isRecord() ? Stream.of(one) : Stream.of();
    }
}
