package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.StoredAs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is in the log stays readable: each stored event has an example that was frozen when the event was first written,
 * {@code <stored name>.json}, or {@code <stored name>.<revision>.json} from the second revision on, in the resources
 * beside the test. An example is never changed; a changed event gets a new revision and an example of its own.
 */
public final class FrozenFormats {
    private FrozenFormats() {}

    /**
     * @param family the sealed family of events
     * @param beside the test beside which the examples stand
     */
    public static void verify(Class<? extends DomainEvent> family, Class<?> beside) {
        Set<String> known = new TreeSet<>();
        EventTypes.members(family).forEach(event -> {
            verifyOne(event, beside);
            known.add(fileOf(event));
            EventTypes.superseded(event).forEach(older -> {
                verifyOne(older, beside);
                known.add(fileOf(older));
                assertThat(EventJson.read(read(beside, fileOf(older)), older).lifted())
                        .as("what %s has become", fileOf(older))
                        .isInstanceOf(event);
            });
        });
        assertThat(known)
                .as("a frozen example that no event reads any more: what is stored under that name is orphaned")
                .containsAll(frozen(family, beside));
    }

    private static void verifyOne(Class<?> event, Class<?> beside) {
        String file = fileOf(event);
        String text = read(beside, file);
        JsonNode frozen = EventJson.mapper().readTree(text);
        for (RecordComponent component : event.getRecordComponents()) {
            assertThat(frozen.has(component.getName()))
                    .as("%s has no '%s', so nothing would notice if its format changed", file, component.getName())
                    .isTrue();
        }
        JsonNode written = EventJson.mapper().readTree(EventJson.write(EventJson.read(text, event)));
        assertThat(written)
                .as("%s as it is stored today differs from its frozen example %s", event.getSimpleName(), file)
                .isEqualTo(frozen);
    }

    private static String fileOf(Class<?> event) {
        StoredAs stored = event.getAnnotation(StoredAs.class);
        assertThat(stored).as("%s has no stored name", event.getSimpleName()).isNotNull();
        return stored.revision() == 1
                ? stored.value() + ".json"
                : "%s.%d.json".formatted(stored.value(), stored.revision());
    }

    private static String read(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            assertThat(in)
                    .as("no frozen example %s beside %s", file, beside.getSimpleName())
                    .isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every example of the folder: one folder, one family. */
    private static List<String> frozen(Class<? extends DomainEvent> family, Class<?> beside) {
        URL any = beside.getResource(EventTypes.members(family)
                .map(FrozenFormats::fileOf)
                .findFirst()
                .orElseThrow());
        try (Stream<Path> files = Files.list(Path.of(any.toURI()).getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The frozen example of one event, to start other tests from. */
    public static <E extends DomainEvent> E example(Class<E> event, Class<?> beside) {
        return EventJson.read(read(beside, fileOf(event)), event);
    }

    /** One example of each member of a family. */
    public static List<? extends DomainEvent> examples(Class<? extends DomainEvent> family, Class<?> beside) {
        return EventTypes.members(family).map(event -> example(event, beside)).toList();
    }
}
