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
        return parsed(files, file, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true));
    }

    /** The header too. */
    private static List<CSVRecord> records(Map<String, String> files, String file) {
        return parsed(files, file, CSVFormat.RFC4180.builder());
    }

    private static List<CSVRecord> parsed(Map<String, String> files, String file, CSVFormat.Builder format) {
        try {
            return format.get().parse(new StringReader(files.get(file))).getRecords();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Set<String> column(String file, String column) {
        return rows(file).stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    /**
     * Who relies on a number of this network relies on it for good: rows are added behind those that were there, columns
     * beside them, both drawn from a {@link Table#random} of their own.
     */
    @ParameterizedTest
    @CsvSource({
        "DEMO, sites, 12, 331, f2bbfb441dca84b2771b15399c7bc5dad3c31d645c19ea3b7998d5e952472a26",
        "DEMO, parts, 10, 2000, 36d8cabdf17b9e7403124d259aa9e1c243efab09fdfb7a9255ee70e079a627e3",
        "DEMO, models, 4, 6687, fbe9d033a0d24b9131d0dc6729e4346dbac1835d8e412727a4f582285a1a9f65",
        "DEMO, carriers, 11, 106, 3f9342346fe61b84c31aa3b60858135a53b6ed516f889f7b2cba65bcdc228243",
        "DEMO, stock, 4, 35001, f5df10d116a1c2cd3e09f0b625816739dc50834c7d4efc9287003012f722dd15",
        "LARGE, sites, 12, 631, 088f54ec101574ab3c475d437778853c1606063d683f39446141bd0ad0c54af7",
        "LARGE, parts, 10, 20000, 87282e12518c7eb50c2b00148281ac5a812d525aa7bb9a7cb360608213c97c8e",
        "LARGE, stock, 4, 71001, c35c8d1adee382979d8dea9c4835e2e946b743e471568090d8642499d028a765",
    })
    void what_was_there_stays_as_it_was(Size size, String file, int columns, int rows, String sha256)
            throws NoSuchAlgorithmException {
        List<CSVRecord> all = records(DemoNetwork.of(size).files(), file);
        String kept = all.stream()
                .limit(1L + rows)
                .map(row -> row.stream().limit(columns).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));

        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(kept.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(sha256);
    }

    @Test
    void what_others_build_on_comes_in_first() {
        DemoNetwork network = DemoNetwork.of(Size.DEMO);
        assertThat(network.rounds()).containsExactly(List.of("sites", "parts", "carriers"), List.of("models", "stock"));
        assertThat(network.files().keySet()).containsExactly("sites", "parts", "carriers", "models", "stock");
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
