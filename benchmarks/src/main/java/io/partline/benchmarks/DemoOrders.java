package io.partline.benchmarks;

import io.partline.local.demonetwork.DemoNetwork;
import io.partline.local.demonetwork.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Orders that the demo network approves by rule and can fill: cheap parts, each for a model it fits. */
final class DemoOrders {
    /** In CNY; so that no station's monthly quota ends during a run. */
    private static final double DEAREST = 60;

    private static final Set<String> OF_THE_STORY = Set.of(DemoNetwork.HINGE, DemoNetwork.OTHER_HINGE);

    private record Fit(String model, String part) {}

    private final List<String> stations;
    private final List<String> carriers;
    private final List<Fit> fits;

    DemoOrders() {
        Map<String, String> files = DemoNetwork.of(Size.DEMO).files();
        stations = rows(files, "sites").stream()
                .filter(site -> site.get("kind").equals("STATION"))
                .map(site -> site.get("siteId"))
                .toList();
        carriers = rows(files, "carriers").stream()
                .map(lane -> lane.get("carrierId"))
                .distinct()
                .toList();
        Set<String> cheap = rows(files, "parts").stream()
                .filter(part -> Double.parseDouble(part.get("unitPrice")) <= DEAREST)
                .filter(part -> part.get("supersededBy").isEmpty())
                .map(part -> part.get("partNumber"))
                .filter(part -> !OF_THE_STORY.contains(part))
                .collect(Collectors.toSet());
        fits = new ArrayList<>(rows(files, "models").stream()
                .filter(row -> cheap.contains(row.get("partNumber")))
                .map(row -> new Fit(row.get("productModel"), row.get("partNumber")))
                .toList());
    }

    private static List<CSVRecord> rows(Map<String, String> files, String collection) {
        try (CSVParser parser = CSVParser.parse(
                files.getOrDefault(collection, ""),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> stations() {
        return stations;
    }

    List<String> carriers() {
        return carriers;
    }

    /** The station that places the order of that number. */
    String station(int number) {
        return stations.get(number % stations.size());
    }

    /** Body of {@code POST /api/service-orders}. */
    Map<String, ?> body(int number) {
        Fit fit = fits.get(number * 31 % fits.size());
        return Map.of(
                "productModel",
                fit.model(),
                "serialNumber",
                "BENCH-%08d".formatted(number),
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(Map.of("partNumber", fit.part(), "quantity", 1)));
    }
}
