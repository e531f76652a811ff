package io.partline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.events.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** The examples in the description of the API are answers that could really be given. */
class ExamplesTest {
    private static Stream<JavaClass> classes() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.partline.inventory")
                        .stream();
    }

    private static List<Class<?>> described() {
        return classes()
                .filter(type -> type.isAnnotatedWith(Schema.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    @Test
    void each_reads_as_what_it_is_an_example_of_and_shows_every_member() {
        assertThat(described()).allSatisfy(type -> {
            JsonNode example =
                    EventJson.mapper().readTree(type.getAnnotation(Schema.class).example());
            ObjectReader strict =
                    EventJson.mapper().readerFor(type).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            Object read = strict.readValue(example);
            assertThat(EventJson.mapper().readTree(EventJson.write(read))).isEqualTo(example);
            for (var component : type.getRecordComponents()) {
                assertThat(example.has(component.getName()))
                        .as(component.getName())
                        .isTrue();
            }
        });
    }

    @Test
    void every_answer_of_an_endpoint_has_one() {
        List<Class<?>> described = described();
        assertThat(classes()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith("io.swagger.v3.oas.annotations.Operation"))
                        .flatMap(method -> method.getReturnType().getAllInvolvedRawTypes().stream())
                        .filter(type -> type.getPackageName().startsWith("io.partline.inventory"))
                        .<Class<?>>map(JavaClass::reflect))
                .isNotEmpty()
                .isSubsetOf(described);
    }
}
