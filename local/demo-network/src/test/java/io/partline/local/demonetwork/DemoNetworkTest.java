package io.partline.local.demonetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Who relies on a number of this network relies on it for good; what is added is added at the end of a file. */
    @ParameterizedTest
    @CsvSource({
        "DEMO,  sites,    d994349b8130608bce00082f906d3381b5d2b343ed55c8d1138e2b1af6a73272",
        "DEMO,  parts,    e0e518d4b1f76fb13aab1ead0e01330c3a2c3bb06c911ab50bcfefdc9c35a92a",
        "DEMO,  models,   99a97fcbf1d9f6a21e141c117f38932949b8202590490d51117d7bc4cd29c504",
        "DEMO,  carriers, 1bd4904eda4359cceefdf26f5f743723c2a38a5a4e013f268482bf6a2163efd8",
        "DEMO,  stock,    aca02ce4eb3ad54cd6558e46a19d4173466201331d4b605595a4a2526fff2d7c",
        "LARGE, sites,    ac6b626d33afe8b5f71dcc56aa31b1d55154a4e6c3e34b01dbecf43bdfc83424",
        "LARGE, parts,    d039481c5719af5d7d17c48e515b72a53b8e9857ee395a1c98dea9597af8f6ba",
        "LARGE, stock,    faf71e17a9e52692b463d841cf8ee3387576d8919c6133f791657a97184ae364",
    })
    void the_same_size_gives_the_same_files(Size size, String file, String sha256) throws NoSuchAlgorithmException {
        byte[] content = DemoNetwork.of(size).files().get(file).getBytes(StandardCharsets.UTF_8);

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .isEqualTo(sha256);
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
