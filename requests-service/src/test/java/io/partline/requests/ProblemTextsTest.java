package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.partline.chassis.refusal.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whatever this service refuses, it can say in both languages. */
class ProblemTextsTest {
    private static Stream<Refusal> refusals() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.partline.requests")
                        .stream()
                        .filter(type -> type.isAssignableTo(Refusal.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect)
                        .map(ProblemTextsTest::example)
                        .map(Refusal.class::cast);
    }

    /** One made of examples of what it is made of. */
    private static Object example(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                    .map(ProblemTextsTest::argument)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object argument(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(argument(list.getActualTypeArguments()[0]));
        }
        Class<?> wanted = (Class<?>) type;
        return wanted == String.class ? "X-1" : wanted.isEnum() ? wanted.getEnumConstants()[0] : example(wanted);
    }

    private static String text(Refusal refusal, Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        String text = messages.getMessage("problem." + refusal.problem(), null, locale);
        for (var fact : refusal.facts().entrySet()) {
            text = text.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return text;
    }

    @Test
    void every_refusal_has_a_text_in_both_languages_whose_facts_it_knows() {
        List<Refusal> refusals = refusals().toList();
        assertThat(refusals).hasSizeGreaterThan(5);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(text(refusal, Locale.ENGLISH)).doesNotContain("{").matches("\\p{ASCII}+");
            assertThat(text(refusal, Locale.SIMPLIFIED_CHINESE))
                    .doesNotContain("{")
                    .containsPattern("\\p{IsHan}");
        });
    }
}
