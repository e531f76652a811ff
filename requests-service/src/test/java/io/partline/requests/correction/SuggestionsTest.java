package io.partline.requests.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.catalogue.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<KnownPart> FITTING = Stream.of(
                    "CMP-090", "DHF-215KA", "DHF-215KB", "DHF-315KA", "GSK-44", "LMP-15", "THM-7")
            .map(number -> new KnownPart(number, "a part", "零件", Money.of("10.00", "CNY")))
            .toList();

    private static List<String> suggested(String typed, Map<String, Integer> before) {
        return Suggestions.parts(typed, "BCD-215KA", FITTING, before).stream()
                .map(Suggestion::partNumber)
                .toList();
    }

    @Test
    void a_forgotten_letter_finds_its_part_first() {
        assertThat(suggested("DHF-215K", Map.of()))
                .startsWith("DHF-215KA", "DHF-215KB")
                .hasSize(5);
    }

    @Test
    void two_exchanged_letters_find_their_part_first() {
        assertThat(suggested("DFH-215KA", Map.of())).startsWith("DHF-215KA");
    }

    @Test
    void what_it_was_corrected_to_before_comes_first() {
        assertThat(suggested("DHF-215K", Map.of("DHF-315KA", 1, "GSK-44", 3)))
                .startsWith("GSK-44", "DHF-315KA", "DHF-215KA");
    }

    @Test
    void case_blanks_dashes_and_full_width_forms_do_not_matter() {
        for (String typed : List.of("dhf215ka", " DHF 215 KA", "DHF–215KA", "ＤＨＦ－２１５ＫＡ")) {
            assertThat(Suggestions.parts(typed, "BCD-215KA", FITTING, Map.of()).getFirst())
                    .satisfies(first -> {
                        assertThat(first.partNumber()).isEqualTo("DHF-215KA");
                        assertThat(first.reason()).contains("written the same");
                    });
        }
    }

    @Test
    void distances_are_those_of_optimal_string_alignment() {
        assertThat(PartNumbers.distance("", "ABC")).isEqualTo(3);
        assertThat(PartNumbers.distance("DFH", "DHF")).isEqualTo(1);
        // The case that tells it from the unrestricted distance, which is 2.
        assertThat(PartNumbers.distance("CA", "ABC")).isEqualTo(3);
        assertThat(PartNumbers.distance("KITTEN", "SITTING")).isEqualTo(3);
    }
}
