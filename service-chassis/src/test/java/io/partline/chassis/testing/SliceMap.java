package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.partline.chassis.aggregate.Command;
import io.partline.chassis.events.DomainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A service's {@code SLICES.md}: every command with what it records, and every link leads somewhere. */
final class SliceMap {
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");

    private SliceMap() {}

    /** @param room root package of a service, {@code io.partline.inventory} */
    static void verify(String room, JavaClasses classes) {
        Path service = Path.of(System.getProperty("partline.root"))
                .resolve(room.substring(room.lastIndexOf('.') + 1) + "-service");
        List<String> lines = read(service.resolve("SLICES.md"));
        List<String[]> rows = lines.stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 5 && NAME.matcher(cells[1]).find())
                .toList();
        assertThat(names(rows, 1)).as("commands in SLICES.md").isEqualTo(records(classes, Command.class));
        assertThat(names(rows, 2)).as("events in SLICES.md").isEqualTo(records(classes, DomainEvent.class));
        assertThat(lines.stream()
                        .flatMap(line -> LINK.matcher(line).results())
                        .map(link -> service.resolve(link.group(1)))
                        .filter(Files::notExists))
                .as("links of SLICES.md that lead nowhere")
                .isEmpty();
    }

    private static Set<String> names(List<String[]> rows, int cell) {
        return rows.stream()
                .flatMap(row -> NAME.matcher(row[cell]).results())
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> records(JavaClasses classes, Class<?> family) {
        return classes.stream()
                .filter(type -> type.isAssignableTo(family) && type.isRecord())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
