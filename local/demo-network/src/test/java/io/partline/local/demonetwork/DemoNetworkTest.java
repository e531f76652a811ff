package io.partline.local.demonetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class DemoNetworkTest {
    private final Map<String, String> files = DemoNetwork.of(Size.DEMO).files();

    private List<CSVRecord> rows(String file) {
        return rows(files, file);
    }

    private static List<CSVRecord> rows(Map<String, String> files, String file) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(files.get(file)))
                    .getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> column(String file, String column) {
        return rows(file).stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    @Test
    void the_same_size_gives_the_same_files() {
        assertThat(DemoNetwork.of(Size.DEMO).files()).isEqualTo(files);
    }

    @Test
    void the_files_are_the_same_where_numbers_are_written_with_a_comma() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(DemoNetwork.of(Size.DEMO).files()).isEqualTo(files);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void it_has_hq_thirty_centres_ten_stations_each_and_a_full_catalogue() {
        assertThat(rows("sites"))
                .filteredOn(row -> row.get("kind").equals("CENTRE"))
                .hasSize(30);
        assertThat(rows("sites").stream()
                        .filter(row -> row.get("kind").equals("STATION"))
                        .collect(Collectors.groupingBy(row -> row.get("parentSiteId"), Collectors.counting()))
                        .values())
                .hasSize(30)
                .containsOnly(10L);
        assertThat(column("sites", "siteId")).hasSize(331);
        assertThat(column("parts", "partNumber")).hasSize(2_000);
        assertThat(column("models", "productModel")).hasSize(120);
        assertThat(column("carriers", "carrierId")).hasSize(6);
    }

    @Test
    void the_cast_of_the_story_is_there() {
        assertThat(rows("sites"))
                .filteredOn(row -> row.get("siteId").equals("S-TZ-01"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("parentSiteId")).isEqualTo("C-HZ");
                    assertThat(row.get("serviceLevel")).isEqualTo("B");
                });
        assertThat(rows("models").stream()
                        .filter(row -> row.get("partNumber").equals("DHF-215K"))
                        .map(row -> row.get("productModel")))
                .containsExactly("BCD-215K");
        assertThat(rows("models").stream()
                        .filter(row -> row.get("partNumber").equals("DHF-215KA"))
                        .map(row -> row.get("productModel")))
                .containsExactly("BCD-215KA");
        assertThat(column("parts", "partNumber")).doesNotContain("DFH-215KA");
        assertThat(rows("stock").stream()
                        .filter(row -> row.get("partNumber").equals("DHF-215KA"))
                        .collect(Collectors.toMap(row -> row.get("siteId"), row -> row.get("quantity"))))
                .isEqualTo(Map.of("HQ", "40", "C-NB", "2"));
    }

    @Test
    void what_a_row_names_is_there() {
        assertThat(column("parts", "partNumber"))
                .containsAll(column("models", "partNumber"))
                .containsAll(column("stock", "partNumber"));
        assertThat(column("sites", "siteId")).containsAll(column("stock", "siteId"));
        Set<String> successors = column("parts", "supersededBy");
        successors.remove("");
        assertThat(successors).hasSizeGreaterThan(20);
        assertThat(column("parts", "partNumber")).containsAll(successors);
        assertThat(rows("stock").stream()
                        .map(row -> row.get("siteId") + row.get("partNumber"))
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(rows("stock"));
    }

    @Test
    void every_lane_has_at_least_two_carriers() {
        Map<String, Long> lanes = rows("carriers").stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("originRegion") + row.get("destinationRegion"), Collectors.counting()));
        assertThat(lanes).hasSize(49);
        assertThat(lanes.values()).allMatch(carriers -> carriers >= 2);
    }

    @Test
    void gs1_numbers_have_their_check_digit_and_are_nobodys_real_ones() {
        assertThat(Gs1.checkDigit("400638133393")).isEqualTo(1);
        for (String number : column("parts", "gtin")) {
            assertThat(number).hasSize(13).startsWith("200");
            assertThat(Gs1.checkDigit(number.substring(0, 12))).isEqualTo(number.charAt(12) - '0');
        }
    }

    @Test
    void many_numbers_are_one_letter_apart() {
        Set<String> numbers = column("parts", "partNumber");
        long pairs = numbers.stream()
                .filter(number -> numbers.contains(number + "A"))
                .count();
        assertThat(pairs).isGreaterThan(50);
    }

    @Test
    void a_larger_network_only_adds() {
        Map<String, String> large = DemoNetwork.of(Size.LARGE).files();
        assertThat(rows(large, "parts")).hasSize(20_000);
        assertThat(rows(large, "sites")).hasSize(631);
        assertThat(new HashSet<>(lines(large.get("sites")))).containsAll(lines(files.get("sites")));
        assertThat(new HashSet<>(lines(large.get("parts")))).containsAll(lines(files.get("parts")));
        assertThat(new HashSet<>(lines(large.get("models")))).containsAll(lines(files.get("models")));
    }

    private static List<String> lines(String file) {
        return file.lines().toList();
    }
}
