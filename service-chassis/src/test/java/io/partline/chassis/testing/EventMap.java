package io.partline.chassis.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of {@code docs/event-map.md}: one row for each public event, so that a test of each service keeps it true. */
public final class EventMap {
    private record Row(String type, String publishedBy, List<String> reactedToBy) {}

    private EventMap() {}

    /** Types that the map says a service publishes. */
    public static Set<String> publishedBy(String service) {
        return rows().stream()
                .filter(row -> row.publishedBy().equals(service))
                .map(Row::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Types that the map says a service reacts to. */
    public static Set<String> reactedToBy(String service) {
        return rows().stream()
                .filter(row -> row.reactedToBy().contains(service))
                .map(Row::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Columns: event type | topic | key | published by | reacted to by. */
    private static List<Row> rows() {
        Path map = Path.of(System.getProperty("partline.root", "")).resolve("docs/event-map.md");
        try {
            return Files.readAllLines(map).stream()
                    .filter(line -> line.startsWith("| `io.partline."))
                    .map(line -> line.split("\\|"))
                    .map(cells -> new Row(
                            cells[1].strip().replace("`", ""),
                            cells[4].strip(),
                            Arrays.stream(cells[5].split(","))
                                    .map(EventMap::service)
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A cell says what the service does too: "inventory (reserves)". */
    private static String service(String cell) {
        return cell.strip().replaceFirst("\\s.*", "");
    }
}
