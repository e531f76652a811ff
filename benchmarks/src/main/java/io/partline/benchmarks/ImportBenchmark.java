package io.partline.benchmarks;

import io.partline.local.demonetwork.DemoNetwork;
import io.partline.local.demonetwork.Size;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import tools.jackson.databind.JsonNode;

/**
 * Seconds that a customer's files take through the gateway, from the first byte sent to the last row recorded: those of the
 * demo network within the first start, whose JVMs are cold; then, after the second, one file of part-sites, that is of one
 * receipt each of a part at a site.
 */
final class ImportBenchmark {
    private static final String AS = "HQ";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Pattern DEMO_NETWORK = Pattern.compile("demo network in after (\\S+) s");
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)$", Pattern.MULTILINE);

    private final LocalPlatform platform;
    private final Caller caller;
    private final int partSites;
    private final HttpClient http = HttpClient.newHttpClient();
    private long heap;

    /** @param partSites rows of the last file */
    ImportBenchmark(LocalPlatform platform, int partSites) {
        this.platform = platform;
        this.caller = new Caller(platform.gateway());
        this.partSites = partSites;
    }

    /** @param firstStart what {@code ./partline up} told when it brought the demo network in */
    void run(String firstStart, PrintStream out) throws IOException, InterruptedException {
        out.printf("## Imports (%s)%n%n", Machine.describe());
        caller.signIn(AS);
        Map<String, String> demo = DemoNetwork.of(Size.DEMO).files();
        Table table = new Table("file", "rows", "seconds", "rows/s", "inventory's heap in use, at most, MB");
        double seconds = demoNetwork(firstStart);
        long rows = demo.values().stream().mapToLong(ImportBenchmark::rows).sum();
        table.row("demo network, within the first start", rows, seconds, rows / seconds, "");

        // A large catalogue, for there are not so many pairs of the demo network's.
        String parts = DemoNetwork.of(Size.LARGE).files().getOrDefault("parts", "");
        bringIn("parts", parts, out);
        String file = partSites(column(demo.getOrDefault("sites", ""), "siteId"), column(parts, "partNumber"));
        heap = 0;
        long start = System.nanoTime();
        rows = bringIn("stock", file, out);
        seconds = (System.nanoTime() - start) / 1e9;
        table.row("part-sites, after the second start", rows, seconds, rows / seconds, heap / MEBIBYTE)
                .print(out);
    }

    static double demoNetwork(String firstStart) {
        Matcher told = DEMO_NETWORK.matcher(firstStart);
        if (!told.find()) {
            throw new IllegalStateException("no demo network came in:\n" + firstStart);
        }
        return Double.parseDouble(told.group(1));
    }

    private static long rows(String csv) {
        return csv.lines().count() - 1;
    }

    /** To its last row; answers how many there were. */
    private long bringIn(String collection, String csv, PrintStream out) throws IOException, InterruptedException {
        String location = caller.postCsv(AS, "/api/" + collection + "/import", csv)
                .expect(202)
                .location();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            JsonNode report = caller.get(AS, location).expect(200).body();
            heap = Math.max(heap, heapInUse());
            long rows = report.path("totalRows").asLong();
            if (report.path("status").asString().equals("COMPLETED")) {
                if (report.path("rejectedRows").asLong() > 0) {
                    throw new IllegalStateException("rows were rejected: " + report);
                }
                out.printf("%s: %,d rows%n%n", collection, rows);
                return rows;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        throw new IllegalStateException("%s did not come in within %s".formatted(collection, PATIENCE));
    }

    /** Garbage included, so that the heap's limit is an upper bound of it. */
    private long heapInUse() throws IOException, InterruptedException {
        String meters = http.send(
                        HttpRequest.newBuilder(platform.inventory().resolve("/actuator/prometheus"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher matcher = HEAP.matcher(meters);
        double used = 0;
        while (matcher.find()) {
            used += Double.parseDouble(matcher.group(1));
        }
        return (long) used;
    }

    private String partSites(List<String> sites, List<String> parts) {
        StringBuilder csv = new StringBuilder("siteId,partNumber,quantity,reference\n");
        for (int i = 0; i < partSites; i++) {
            csv.append(sites.get(i % sites.size()))
                    .append(',')
                    .append(parts.get(i / sites.size()))
                    .append(",3,STOCKTAKING-2026\n");
        }
        return csv.toString();
    }

    private static List<String> column(String csv, String name) {
        try (CSVParser parser = CSVParser.parse(
                new StringReader(csv),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.stream().map(row -> row.get(name)).collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
