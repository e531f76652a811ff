package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.partline.chassis.refusal.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Whatever a service refuses, it can say in both languages, with the facts of the refusal. */
final class RefusalTexts {
    private RefusalTexts() {}

    static void verify(JavaClasses classes) {
        List<Refusal> refusals = classes.stream()
                .filter(type -> type.isAssignableTo(Refusal.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .map(type -> (Refusal) example(type))
                .toList();
        assertThat(refusals).as("refusals of the service").isNotEmpty().allSatisfy(refusal -> {
            String english = text(refusal, Locale.ROOT);
            assertThat(english).doesNotContain("{", "}").matches("\\p{ASCII}+");
            if (refusal.facts().values().stream().noneMatch(Collection.class::isInstance)) {
                assertThat(english).isEqualTo(refusal.detail());
            }
            assertThat(text(refusal, Locale.CHINESE))
                    .doesNotContain("{", "}")
                    .containsPattern("\\p{IsHan}");
        });
    }

    /** The text as the caller reads it; a fact that the refusal does not have stays in braces. */
    private static String text(Refusal refusal, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String text = texts.getString("problem." + refusal.problem());
        for (Map.Entry<String, ?> fact : refusal.facts().entrySet()) {
            Object value = fact.getValue();
            text = text.replace(
                    "{" + fact.getKey() + "}",
                    value instanceof Collection<?> many
                            ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            : String.valueOf(value));
        }
        return text;
    }

    /** An object made of examples of what it is made of. */
    private static Object example(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                    .map(RefusalTexts::argument)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example of " + type, e);
        }
    }

    private static Object argument(Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(argument(list.getActualTypeArguments()[0]));
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return wanted.getEnumConstants()[0];
        }
        return switch (wanted.getName()) {
            case "int" -> 1_000_000;
            case "long" -> 1_000_000L;
            case "java.lang.String", "java.lang.Object" -> "X-1";
            case "java.math.BigDecimal" -> BigDecimal.ONE;
            case "java.time.Instant" -> Instant.EPOCH;
            default -> example(wanted);
        };
    }
}
