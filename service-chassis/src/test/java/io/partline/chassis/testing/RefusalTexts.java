package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import io.partline.chassis.rest.ProblemWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a service refuses, it can say in both languages, with the facts of the refusal. */
final class RefusalTexts {
    private static final JsonMapper JSON = new JsonMapper();

    private RefusalTexts() {}

    static void verify(JavaClasses classes) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "chassis-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ProblemWriter problems = new ProblemWriter(JSON, messages);
        List<Refusal> refusals = classes.stream()
                .filter(type -> type.isAssignableTo(Refusal.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::reflect)
                .flatMap(RefusalTexts::examples)
                .toList();
        assertThat(refusals).as("refusals of the service").isNotEmpty().allSatisfy(refusal -> {
            assertThat(problems.problem(refusal, Locale.ENGLISH).getDetail())
                    .isEqualTo(refusal.detail())
                    .doesNotContain("{", "}", "[")
                    .matches("\\p{ASCII}+");
            assertThat(problems.problem(refusal, Locale.SIMPLIFIED_CHINESE).getDetail())
                    .doesNotContain("{", "}", "[")
                    .containsPattern("\\p{IsHan}");
            assertThat(refusal.facts().keySet())
                    .as("facts of %s beside the members that every problem has", refusal.problem())
                    .doesNotContain("type", "title", "status", "detail", "instance");
            ProblemExample example = refusal.getClass().getAnnotation(ProblemExample.class);
            if (example != null) {
                verify(JSON.readTree(example.value()), problems.problem(refusal, Locale.ENGLISH));
            }
        });
    }

    private static void verify(JsonNode example, ProblemDetail problem) {
        assertThat(example.path("type").asString()).isEqualTo(problem.getType().toString());
        assertThat(example.path("title").asString()).isEqualTo(problem.getTitle());
        assertThat(example.path("status").asInt()).isEqualTo(problem.getStatus());
        Set<String> members = new TreeSet<>(Set.of("type", "title", "status", "detail"));
        members.addAll(Objects.requireNonNullElse(problem.getProperties(), Map.<String, Object>of())
                .keySet());
        assertThat(new TreeSet<>(example.propertyNames())).isEqualTo(members);
    }

    /** One with something in each list, and one with nothing, where that can be. */
    private static Stream<Refusal> examples(Class<?> type) {
        Refusal full = (Refusal) example(type, false);
        try {
            return Stream.of(full, (Refusal) example(type, true));
        } catch (NoSuchElementException e) {
            return Stream.of(full);
        }
    }

    /** An object made of examples of what it is made of. */
    private static Object example(Class<?> type, boolean emptyLists) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                    .map(parameter -> argument(parameter, emptyLists))
                    .toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NoSuchElementException none) {
                throw none;
            }
            throw new IllegalStateException("No example of " + type, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No example of " + type, e);
        }
    }

    private static Object argument(Type type, boolean emptyLists) {
        if (type instanceof ParameterizedType list) {
            return emptyLists ? List.of() : List.of(argument(list.getActualTypeArguments()[0], false));
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
            default -> example(wanted, emptyLists);
        };
    }
}
