package io.partline.requests.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.requests.correction.PartNumberSearchCommand.EndSearch;
import io.partline.requests.correction.PartNumberSearchCommand.RememberRefused;
import io.partline.requests.correction.PartNumberSearchEvent.Correction;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartNumberSearchTest {
    private static final Specification<PartNumberSearchState, PartNumberSearchCommand, PartNumberSearchEvent> SEARCH =
            Specification.of(new PartNumberSearchAggregate().partNumberSearch());
    private static final Appliance FRIDGE = new Appliance("S-TZ-01", "BCD-215KA", "KA2002-0723");
    private static final Instant BEGUN = Instant.parse("2026-11-23T07:00:00Z");

    private static RememberRefused refused(Instant at, String... typed) {
        return new RememberRefused(FRIDGE, List.of(typed), at);
    }

    private static EndSearch placed(Instant at, String... parts) {
        return new EndSearch(FRIDGE, List.of(parts), at);
    }

    private static PartNumberRefused remembered(Instant at, String... typed) {
        return new PartNumberRefused("S-TZ-01", "BCD-215KA", "KA2002-0723", List.of(typed), at);
    }

    private static PartNumberFound found(Instant at, Correction... corrections) {
        return new PartNumberFound("S-TZ-01", "BCD-215KA", "KA2002-0723", BEGUN, List.of(corrections), at);
    }

    @Test
    void the_search_counts_from_its_first_refusal_and_learns_what_was_meant() {
        SEARCH.givenCommands(refused(BEGUN, "DHF-215K"), refused(BEGUN.plusSeconds(60), "DFH-215KA", "GSK44"))
                .when(placed(BEGUN.plusSeconds(90), "DHF-215KA", "GSK-44"))
                .then(found(
                        BEGUN.plusSeconds(90),
                        new Correction("DHF-215K", "DHF-215KA"),
                        new Correction("DFH-215KA", "DHF-215KA"),
                        new Correction("GSK44", "GSK-44")));
    }

    @Test
    void what_was_given_up_for_something_else_teaches_nothing() {
        Instant at = BEGUN.plusSeconds(90);
        SEARCH.givenCommands(refused(BEGUN, "DHF-215K"))
                .when(placed(at, "CMP-0900"))
                .then(found(at));
    }

    @Test
    void the_same_spelling_again_is_nothing_new() {
        SEARCH.givenCommands(refused(BEGUN, "DHF-215K"))
                .when(refused(BEGUN.plusSeconds(5), "DHF-215K"))
                .thenNothing();
    }

    @Test
    void at_most_twenty_spellings_are_kept_for_one_search() {
        String[] many = IntStream.range(0, 30).mapToObj(i -> "DHF-" + i).toArray(String[]::new);
        var full = SEARCH.givenCommands(refused(BEGUN, many));
        assertThat(full.state().typed()).hasSize(20);
        full.when(refused(BEGUN.plusSeconds(5), "DHF-99")).thenNothing();
    }

    @Test
    void a_search_of_the_day_before_yesterday_is_forgotten() {
        Instant late = BEGUN.plus(Duration.ofHours(24)).plusSeconds(1);
        var old = SEARCH.givenCommands(refused(BEGUN, "DHF-215K"));
        old.when(placed(late, "DHF-215KA")).thenNothing();
        PartNumberSearchState again = old.when(refused(late, "DHF-215K"))
                .then(remembered(late, "DHF-215K"))
                .state();
        assertThat(again.firstRefusedAt()).isEqualTo(late);
    }

    @Test
    void a_search_ends_once() {
        Instant at = BEGUN.plusSeconds(9);
        SEARCH.givenCommands(refused(BEGUN, "DHF-215K"))
                .when(placed(at, "DHF-215KA"))
                .then(found(at, new Correction("DHF-215K", "DHF-215KA")))
                .when(placed(BEGUN.plusSeconds(10), "DHF-215KA"))
                .thenNothing();
    }
}
