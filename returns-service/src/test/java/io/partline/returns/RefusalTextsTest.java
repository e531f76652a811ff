package io.partline.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.refusal.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal speaks English and Chinese. */
class RefusalTextsTest {
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    /** One of each refusal that this service can give. */
    private static List<Refusal> refusals() throws ReflectiveOperationException {
        List<Refusal> refusals = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(ReturnsApplication.class)) {
            if (type.isAssignableTo(Refusal.class) && !type.getModifiers().contains(JavaModifier.ABSTRACT)) {
                refusals.add(example(type.reflect()));
            }
        }
        return refusals;
    }

    private static Refusal example(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        List<Object> values = new ArrayList<>();
        for (Class<?> parameter : constructor.getParameterTypes()) {
            values.add(value(parameter));
        }
        return (Refusal) constructor.newInstance(values.toArray());
    }

    private static Object value(Class<?> type) throws ReflectiveOperationException {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == long.class || type == int.class) {
            return 1;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        }
        if (type == String.class || type == Object.class) {
            return "x";
        }
        try {
            Constructor<?> ofText = type.getDeclaredConstructor(String.class);
            ofText.setAccessible(true);
            return ofText.newInstance("x");
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Properties texts(String bundle) throws IOException {
        try (Reader in = new InputStreamReader(
                RefusalTextsTest.class.getResourceAsStream("/" + bundle), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(in);
            return texts;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh.properties"})
    void every_refusal_has_a_text_and_it_names_only_facts_of_the_refusal(String bundle) throws Exception {
        assertThat(refusals()).isNotEmpty();
        Properties texts = texts(bundle);
        for (Refusal refusal : refusals()) {
            String text = texts.getProperty("problem." + refusal.problem());
            assertThat(text).as("%s in %s", refusal.problem(), bundle).isNotBlank();
            assertThat(FACT.matcher(text).results().map(match -> match.group(1)))
                    .as(text)
                    .allMatch(refusal.facts()::containsKey);
        }
    }
}
