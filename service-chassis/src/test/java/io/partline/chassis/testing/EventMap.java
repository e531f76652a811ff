package io.partline.chassis.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The pages of {@code docs/events}, one for each service and one for partners: what it tells and what it reacts to, a row
 * an event, so that a test of each service keeps its page true.
 */
public final class EventMap {
    private static final String TELLS = "## Tells";
    private static final String REACTS = "## Reacts to";

    private EventMap() {}

    /** Types that the page of a service says it publishes. */
    public static Set<String> publishedBy(String service) {
        return rows(service, TELLS);
    }

    /** Types that the page of a service says it reacts to. */
    public static Set<String> reactedToBy(String service) {
        return rows(service, REACTS);
    }

    private static Set<String> rows(String service, String heading) {
        Path page = Path.of(System.getProperty("partline.root", "")).resolve("docs/events/%s.md".formatted(service));
        try {
            return Files.readAllLines(page).stream()
                    .dropWhile(line -> !line.equals(heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| `io.partline."))
                    .map(line -> line.split("`")[1])
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
