package io.partline.chassis.aggregate;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** About how many bytes of memory a state holds: objects as a 64-bit JVM with compact headers lays them out, none counted twice. */
final class Weight {
    private static final int OBJECT = 16;
    private static final int TEXT = 40;
    /** Of a list's place for one element; a map's is an object with its hash and three references. */
    private static final int PLACE = 4;

    private static final int ENTRY = 32;

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
            components.forEach(component -> component.getAccessor().setAccessible(true));
            return components;
        }
    };

    private Weight() {}

    static int of(@Nullable Object state) {
        return switch (state) {
            case null -> 0;
            case Enum<?> _, Boolean _, Class<?> _ -> 0;
            case String text -> TEXT + text.length();
            case Record each -> OBJECT + ofComponents(each);
            case Collection<?> elements ->
                OBJECT
                        + elements.stream()
                                .mapToInt(element -> PLACE + of(element))
                                .sum();
            case Map<?, ?> entries ->
                OBJECT
                        + entries.entrySet().stream()
                                .mapToInt(entry -> ENTRY + of(entry.getKey()) + of(entry.getValue()))
                                .sum();
            case Optional<?> perhaps -> OBJECT + of(perhaps.orElse(null));
            default -> OBJECT + OBJECT;
        };
    }

    private static int ofComponents(Record each) {
        int sum = 0;
        for (RecordComponent component : COMPONENTS.get(each.getClass())) {
            Class<?> type = component.getType();
            sum += type.isPrimitive() ? Long.BYTES : PLACE + of(value(each, component));
        }
        return sum;
    }

    private static @Nullable Object value(Record each, RecordComponent component) {
        try {
            return component.getAccessor().invoke(each);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s cannot be read of %s".formatted(component, each.getClass()), e);
        }
    }
}
