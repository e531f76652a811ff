package io.partline.local.demonetwork;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one network, to be sent to the public import endpoints. What a service starts with is said by its own
 * {@code ...Tables}.
 */
public final class DemoNetwork {
    public static final String HINGE = Parts.HINGE;
    public static final String OTHER_HINGE = Parts.OTHER_HINGE;

    private final List<Table> tables;

    private DemoNetwork(Size size) {
        this.tables = Stream.of(InventoryTables.of(size), LogisticsTables.all())
                .flatMap(List::stream)
                .toList();
    }

    public static DemoNetwork of(Size size) {
        return new DemoNetwork(size);
    }

    /** {@code DemoNetwork <folder> [size]} writes the files. */
    public static void main(String[] arguments) {
        of(arguments.length > 1 ? Size.valueOf(arguments[1]) : Size.DEMO).writeTo(Path.of(arguments[0]));
    }

    /** Writes a file for each collection, {@code sites.csv} and so on. */
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of each file by collection, in an order of import in which nothing is missing. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        inRounds().forEach(table -> files.put(table.name(), table.csv()));
        return files;
    }

    /**
     * Collections in groups: those of one group know nothing of each other and may come in at the same time, each group
     * builds on those before.
     */
    public List<List<String>> rounds() {
        return List.copyOf(inRounds().stream()
                .collect(groupingBy(this::round, TreeMap::new, mapping(Table::name, toList())))
                .values());
    }

    private List<Table> inRounds() {
        return tables.stream().sorted(Comparator.comparingInt(this::round)).toList();
    }

    private int round(Table table) {
        return tables.stream()
                .filter(other -> table.buildsOn().contains(other.name()))
                .mapToInt(other -> round(other) + 1)
                .max()
                .orElse(0);
    }
}
