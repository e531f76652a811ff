package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.events.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The examples in the description of the API are requests and answers that could really be. */
class ApiExamplesTest {
    private static Stream<Class<?>> described() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(LogisticsApplication.class)
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Schema.class))
                        .map(type -> type.reflect());
    }

    @ParameterizedTest
    @MethodSource("described")
    void an_example_is_read_and_written_as_it_stands_and_is_valid(Class<?> type) {
        String example = type.getAnnotation(Schema.class).example();
        JsonNode asItStands = EventJson.mapper().readTree(example);
        Object read = EventJson.read(example, type);
        assertThat(EventJson.mapper().readTree(EventJson.write(read))).isEqualTo(asItStands);
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            Validator validator = validators.getValidator();
            assertThat(validator.validate(read)).isEmpty();
        }
    }
}
