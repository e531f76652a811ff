package io.partline.local.demonetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one network, to be sent to the public import endpoints in the order sites, parts, models, carriers, stock. */
public final class DemoNetwork {
    public static final String HINGE = Parts.HINGE;
    public static final String OTHER_HINGE = Parts.OTHER_HINGE;

    private final List<Table> tables;

    private DemoNetwork(Size size) {
        Sites sites = new Sites(size);
        Parts parts = new Parts(size);
        this.tables = List.of(sites, parts, new Models(parts), new Carriers(), new Stock(parts, sites));
    }

    public static DemoNetwork of(Size size) {
        return new DemoNetwork(size);
    }

    /** {@code DemoNetwork <folder> [size]} writes the files. */
    public static void main(String[] arguments) {
        of(arguments.length > 1 ? Size.valueOf(arguments[1]) : Size.DEMO).writeTo(Path.of(arguments[0]));
    }

    /** Writes {@code sites.csv}, {@code parts.csv}, {@code models.csv}, {@code carriers.csv} and {@code stock.csv}. */
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

    /** The content of each file by collection, in the order of import. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        tables.forEach(table -> files.put(table.name(), table.csv()));
        return files;
    }
}
