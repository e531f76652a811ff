package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.events.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the API's description shows as an example is one. */
class ExamplesTest {
    /** Every record that a request or an answer holds, at any depth. */
    private static Set<Class<?>> shown() {
        Set<Class<?>> records = new LinkedHashSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.partline.requests")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .map(JavaClass::reflect)
                        .flatMap(endpoint -> Arrays.stream(endpoint.getDeclaredMethods()))
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                        .flatMap(ExamplesTest::bodies)
                        .forEach(body -> collect(body, records));
        return records;
    }

    private static Stream<Type> bodies(Method method) {
        return Stream.concat(
                Stream.of(method.getGenericReturnType()),
                Arrays.stream(method.getParameters())
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                        .map(parameter -> parameter.getParameterizedType()));
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType of) {
            Arrays.stream(of.getActualTypeArguments()).forEach(argument -> collect(argument, records));
        } else if (type instanceof Class<?> one
                && one.isRecord()
                && one.getName().startsWith("io.partline.requests.")
                && records.add(one)) {
            Arrays.stream(one.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(member -> collect(member, records));
        }
    }

    @Test
    void every_record_of_a_request_or_an_answer_has_an_example_that_reads_as_one_and_loses_nothing() {
        assertThat(shown()).hasSizeGreaterThan(12).allSatisfy(type -> {
            Schema schema = type.getAnnotation(Schema.class);
            assertThat(schema).as("no example of %s", type.getSimpleName()).isNotNull();
            JsonNode written = EventJson.mapper().readTree(EventJson.write(EventJson.read(schema.example(), type)));
            assertThat(written).isEqualTo(EventJson.mapper().readTree(schema.example()));
        });
    }
}
