package io.partline.requests.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.RandomHistories;
import io.partline.chassis.testing.Specification;
import io.partline.requests.correction.PartNumberSearchCommand.EndSearch;
import io.partline.requests.correction.PartNumberSearchCommand.RememberRefused;
import io.partline.requests.correction.PartNumberSearchEvent.Correction;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartNumberSearchTest {
    private static final Specification<PartNumberSearchState, PartNumberSearchCommand, PartNumberSearchEvent> SEARCH =
            Specification.of(new PartNumberSearchAggregate().partNumberSearch());
    private static final Appliance FRIDGE = new Appliance("S-TZ-01", "BCD-215KA", "KA2002-0723");
    private static final Instant BEGUN = Instant.parse("2026-11-23T07:00:00Z");

    private static RememberRefused refused(Instant at, String... typed) {
        return refused(FRIDGE, at, typed);
    }

    private static RememberRefused refused(Appliance appliance, Instant at, String... typed) {
        return new RememberRefused(appliance, List.of(typed), at);
    }

    private static Appliance serial(String number) {
        return new Appliance("S-TZ-01", "BCD-215KA", number);
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
        assertThat(full.state().searches().getFirst().typed()).hasSize(20);
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
        assertThat(again.firstRefusedAt(FRIDGE, late)).contains(late);
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

    @Test
    void a_station_searches_for_several_appliances_at_once_and_ends_each_search_by_itself() {
        Appliance other = serial("KA2002-0724");
        Instant at = BEGUN.plusSeconds(90);
        var left = SEARCH.givenCommands(refused(BEGUN, "DHF-215K"), refused(other, BEGUN.plusSeconds(60), "GSK44"))
                .when(placed(at, "DHF-215KA"))
                .then(found(at, new Correction("DHF-215K", "DHF-215KA")));
        assertThat(left.state().firstRefusedAt(FRIDGE, at)).isEmpty();
        assertThat(left.state().firstRefusedAt(other, at)).contains(BEGUN.plusSeconds(60));
    }

    @Test
    void another_model_with_the_same_serial_number_is_another_appliance() {
        Appliance other = new Appliance("S-TZ-01", "BCD-215K", FRIDGE.serialNumber());
        SEARCH.givenCommands(refused(BEGUN, "DHF-215K"))
                .when(new EndSearch(other, List.of("DHF-215KA"), BEGUN.plusSeconds(9)))
                .thenNothing();
    }

    @Test
    void what_is_over_falls_out_with_the_next_event() {
        Instant late = BEGUN.plus(Duration.ofHours(24)).plusSeconds(1);
        var next = SEARCH.givenCommands(refused(BEGUN, "DHF-215K"), refused(serial("KA2002-0724"), late, "GSK44"));
        assertThat(next.state().searches())
                .containsExactly(new PartNumberSearchState.Search("BCD-215KA", "KA2002-0724", late, List.of("GSK44")));
    }

    @Test
    void a_station_that_is_full_remembers_no_more_until_older_searches_fall_out_or_are_over() {
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "DHF-" + i).toArray(String[]::new);
        var full = SEARCH.given();
        for (int i = 0; i < 10; i++) {
            full = full.and(refused(serial("KA-" + i), BEGUN.plusSeconds(i), twenty));
        }
        Appliance next = serial("KA-10");
        full.when(refused(next, BEGUN.plusSeconds(60), "DHF-215K")).thenNothing();
        Instant late = BEGUN.plus(Duration.ofHours(24)).plusMillis(1);
        full.when(refused(next, late, "DHF-215K"))
                .then(new PartNumberRefused("S-TZ-01", "BCD-215KA", "KA-10", List.of("DHF-215K"), late));
        full.and(new EndSearch(serial("KA-3"), List.of("GSK-44"), BEGUN.plusSeconds(70)))
                .when(refused(next, BEGUN.plusSeconds(80), "DHF-215K"))
                .then(new PartNumberRefused(
                        "S-TZ-01", "BCD-215KA", "KA-10", List.of("DHF-215K"), BEGUN.plusSeconds(80)));
    }

    @Test
    void the_last_spellings_that_there_is_room_for_are_still_remembered() {
        String[] nineteen = IntStream.range(0, 19).mapToObj(i -> "DHF-" + i).toArray(String[]::new);
        var nearlyFull = SEARCH.given();
        for (int i = 0; i < 10; i++) {
            nearlyFull = nearlyFull.and(refused(serial("KA-" + i), BEGUN, nineteen));
        }
        nearlyFull = nearlyFull.and(refused(serial("KA-10"), BEGUN, "A1", "A2", "A3", "A4", "A5", "A6", "A7"));
        nearlyFull
                .when(refused(serial("KA-11"), BEGUN, "B1", "B2", "B3", "B4"))
                .then(new PartNumberRefused("S-TZ-01", "BCD-215KA", "KA-11", List.of("B1", "B2", "B3"), BEGUN));
    }

    @Test
    void however_many_serial_numbers_a_station_makes_up_in_a_day_it_writes_little_and_its_searches_stay_small() {
        RandomHistories.check(5, random -> {
            Map<String, Specification<PartNumberSearchState, PartNumberSearchCommand, PartNumberSearchEvent>.Past>
                    histories = new HashMap<>();
            for (Instant at = BEGUN; at.isBefore(BEGUN.plus(Duration.ofHours(24))); at = at.plusSeconds(60)) {
                String[] typed = IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(_ -> longest(40, random.nextInt()))
                        .toArray(String[]::new);
                Appliance madeUp = new Appliance("S-TZ-01", longest(40, 0), longest(60, random.nextInt(300)));
                RememberRefused command = refused(madeUp, at, typed);
                histories.merge(command.aggregateId(), SEARCH.givenCommands(command), (past, _) -> past.and(command));
            }
            assertThat(histories).hasSize(1);
            histories.values().forEach(past -> {
                assertThat(past.events()).hasSizeLessThanOrEqualTo(200);
                assertThat(EventJson.write(past.state()).getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThan(32 * 1024);
            });
        });
    }

    private static String longest(int length, int number) {
        return "%08X".formatted(number) + "K".repeat(length - 8);
    }

    /** Each of the most appliances with as many of the most spellings, all as long as they may be. */
    @ParameterizedTest
    @CsvSource({"K, 32", "铰, 48"})
    void the_fullest_state_is_small_in_any_writing(String letter, int kibibytes) {
        var full = SEARCH.given();
        for (int i = 0; i < 300; i++) {
            String[] four = IntStream.range(0, 4)
                    .mapToObj(n -> "%02d".formatted(n) + letter.repeat(38))
                    .toArray(String[]::new);
            full = full.and(refused(
                    new Appliance("S-TZ-01", letter.repeat(40), "%03d".formatted(i) + letter.repeat(57)),
                    BEGUN.plusNanos(i * 1_000L),
                    four));
        }
        assertThat(full.state().searches()).hasSize(50);
        assertThat(EventJson.write(full.state()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(kibibytes * 1024);
    }

    @Test
    void its_state_survives_a_snapshot() {
        PartNumberSearchState state =
                SEARCH.givenCommands(refused(BEGUN, "DHF-215K", "GSK44")).state();
        assertThat(EventJson.read(EventJson.write(state), PartNumberSearchState.class))
                .isEqualTo(state);
    }
}
