package io.partline.inventory.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.partline.chassis.testing.RandomHistories;
import io.partline.inventory.sourcing.Candidate.Echelon;
import io.partline.inventory.sourcing.Sourcing.Decision;
import io.partline.inventory.sourcing.Sourcing.Share;
import io.partline.inventory.sourcing.Sourcing.Supplier;
import io.partline.inventory.sourcing.Sourcing.Want;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A station in Taizhou asks; its home centre is Hangzhou, Ningbo is nearer, HQ is in Qingdao. */
class SourcingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private static Supplier taizhou(long promises) {
        return new Supplier("S-TZ-01", false, "C-HZ", 28.66, 121.42, null, promises);
    }

    private static Supplier hangzhou(long promises) {
        return new Supplier("C-HZ", false, "HQ", 30.27, 120.16, null, promises);
    }

    private static Supplier ningbo(long promises) {
        return new Supplier("C-NB", false, "HQ", 29.87, 121.54, null, promises);
    }

    private static Supplier harbin(long promises) {
        return new Supplier("C-HRB", false, "HQ", 45.80, 126.53, null, promises);
    }

    private static Supplier hq(long promises) {
        return new Supplier("HQ", true, null, 36.07, 120.38, null, promises);
    }

    private static Decision decide(long quantity, boolean mayDrawOnHq, Supplier... suppliers) {
        return Sourcing.decide(taizhou(0), new Want(quantity, mayDrawOnHq, false), List.of(suppliers), NOW);
    }

    private static String chosen(Decision decision) {
        return decision.shares().isEmpty()
                ? "nobody"
                : decision.shares().getFirst().siteId();
    }

    private static String reason(Decision decision, String siteId) {
        return of(decision, siteId).reason();
    }

    private static Candidate of(Decision decision, String siteId) {
        return decision.candidates().stream()
                .filter(candidate -> candidate.siteId().equals(siteId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_own_shelf_comes_first_and_at_once() {
        Decision decision = decide(1, true, taizhou(1), hangzhou(9), ningbo(9), hq(99));
        assertThat(chosen(decision)).isEqualTo("S-TZ-01");
        assertThat(of(decision, "S-TZ-01").echelon()).isEqualTo(Echelon.OWN_SHELF);
        assertThat(of(decision, "S-TZ-01").promisedAt()).isEqualTo(NOW);
        assertThat(reason(decision, "S-TZ-01")).isEqualTo("promises it first");
        assertThat(reason(decision, "C-HZ")).isEqualTo("promises it no earlier than S-TZ-01");
    }

    @Test
    void with_an_empty_shelf_the_home_centre_supplies() {
        Decision decision = decide(1, false, taizhou(0), hangzhou(2), harbin(9), hq(99));
        assertThat(chosen(decision)).isEqualTo("C-HZ");
        assertThat(of(decision, "C-HZ").echelon()).isEqualTo(Echelon.HOME_CENTRE);
        assertThat(of(decision, "C-HRB").echelon()).isEqualTo(Echelon.SIBLING_CENTRE);
        assertThat(reason(decision, "S-TZ-01")).isEqualTo("has none to promise");
    }

    @Test
    void a_sibling_centre_supplies_when_the_home_centre_has_none() {
        Decision decision = decide(1, false, taizhou(0), hangzhou(0), ningbo(2), harbin(2), hq(99));
        assertThat(chosen(decision)).isEqualTo("C-NB");
        assertThat(reason(decision, "C-HRB")).isEqualTo("promises it no earlier than C-NB");
    }

    @Test
    void a_sibling_centre_supplies_before_the_home_centre_when_its_promise_is_earlier() {
        // Home is 215 km away and handles in 2 h: 6 h. The sibling next door handles in 4 h: 5 h.
        Supplier nextDoor = new Supplier("C-WZ", false, "HQ", 28.66, 121.0, null, 1);
        assertThat(chosen(decide(1, false, taizhou(0), hangzhou(9), nextDoor))).isEqualTo("C-WZ");
    }

    @Test
    void of_equal_promises_the_nearer_echelon_wins_then_the_smaller_id() {
        Supplier a = new Supplier("C-AA", false, "HQ", 29.87, 121.54, null, 1);
        assertThat(chosen(decide(1, false, ningbo(1), a))).isEqualTo("C-AA");
        // Home 2 h of handling and 4 h of road; the sibling 4 h of handling and 2 h of road.
        Supplier home = new Supplier("C-HZ", false, "HQ", 30.66, 121.42, null, 1);
        Supplier sibling = new Supplier("C-AA", false, "HQ", 29.66, 121.42, null, 1);
        Decision tie = decide(1, false, sibling, home);
        assertThat(of(tie, "C-AA").promisedAt()).isEqualTo(of(tie, "C-HZ").promisedAt());
        assertThat(chosen(tie)).isEqualTo("C-HZ");
    }

    @Test
    void level_a_may_draw_on_headquarters_directly() {
        Decision decision = decide(1, true, taizhou(0), hangzhou(0), harbin(3), hq(40));
        assertThat(chosen(decision)).isEqualTo("HQ");
        assertThat(reason(decision, "HQ")).isEqualTo("promises it first");
    }

    @Test
    void other_levels_leave_headquarters_alone_while_another_site_can_promise_however_late() {
        Decision decision = decide(1, false, taizhou(0), hangzhou(0), harbin(3), hq(40));
        assertThat(chosen(decision)).isEqualTo("C-HRB");
        assertThat(reason(decision, "HQ"))
                .isEqualTo("kept for service level A while another site can promise the quantity");
    }

    @Test
    void nobody_waits_while_headquarters_has_it() {
        Decision decision = decide(4, false, taizhou(0), hangzhou(3), harbin(3), hq(40));
        assertThat(chosen(decision)).isEqualTo("HQ");
        assertThat(reason(decision, "HQ")).isEqualTo("no other site can promise the quantity, so HQ stands in");
    }

    @Test
    void a_site_counts_only_with_the_whole_quantity() {
        Decision decision = decide(3, false, taizhou(1), hangzhou(2), ningbo(3), hq(0));
        assertThat(chosen(decision)).isEqualTo("C-NB");
        assertThat(reason(decision, "S-TZ-01")).isEqualTo("can promise 1, not 3");
        assertThat(reason(decision, "C-HZ")).isEqualTo("can promise 2, not 3");
        assertThat(decision.shares())
                .containsExactly(new Share("C-NB", 3, of(decision, "C-NB").promisedAt()));
    }

    @Test
    void what_no_site_has_alone_is_shared_out_the_earliest_first() {
        Decision decision = decide(5, false, taizhou(1), hangzhou(2), ningbo(3), hq(4));
        assertThat(decision.shares())
                .extracting(Share::siteId, Share::quantity)
                .containsExactly(tuple("S-TZ-01", 1L), tuple("C-HZ", 2L), tuple("C-NB", 2L));
        assertThat(reason(decision, "C-NB")).isEqualTo("supplies 2 of 5; no site can promise all of it");
        Supplier nearHq = new Supplier("HQ", true, null, 28.66, 121.42, 1, 4);
        assertThat(decide(5, false, taizhou(0), hangzhou(2), harbin(3), nearHq).shares())
                .as("headquarters stands in only for what the others have not")
                .extracting(Share::siteId)
                .containsExactlyInAnyOrder("C-HZ", "C-HRB");
        assertThat(decide(5, true, taizhou(0), hangzhou(2), harbin(3), nearHq).shares())
                .extracting(Share::siteId)
                .contains("HQ");
        assertThat(decide(11, false, taizhou(1), hangzhou(2), ningbo(3), hq(4)).shares())
                .as("nobody gets a part of what he waits for")
                .isEmpty();
    }

    @Test
    void when_nobody_can_promise_nobody_is_chosen_and_each_says_why() {
        Decision decision = decide(1, true, taizhou(0), hangzhou(0), ningbo(0), hq(0));
        assertThat(decision.shares()).isEmpty();
        assertThat(decision.candidates())
                .extracting(Candidate::siteId, Candidate::reason)
                .containsExactly(
                        tuple("S-TZ-01", "has none to promise"),
                        tuple("C-HZ", "has none to promise"),
                        tuple("C-NB", "has none to promise"),
                        tuple("HQ", "has none to promise"));
        assertThat(decide(1, true).shares()).isEmpty();
    }

    @Test
    void a_shelf_that_asks_for_stock_is_not_supplied_from_itself() {
        Decision decision =
                Sourcing.decide(taizhou(0), new Want(2, false, true), List.of(taizhou(9), hangzhou(2)), NOW);
        assertThat(chosen(decision)).isEqualTo("C-HZ");
        assertThat(decision.candidates()).extracting(Candidate::siteId).containsExactly("C-HZ");
    }

    @Test
    void a_promise_is_what_the_lane_needs_and_the_handling_before_it() {
        Supplier byLane = new Supplier("C-HZ", false, "HQ", 30.27, 120.16, 24, 1);
        Supplier nearer = new Supplier("C-NB", false, "HQ", 29.87, 121.54, 30, 1);
        Decision decision = decide(1, false, nearer, byLane);
        assertThat(chosen(decision)).isEqualTo("C-HZ");
        assertThat(of(decision, "C-HZ").promisedAt()).isEqualTo(NOW.plus(Duration.ofHours(2 + 24)));
        assertThat(of(decision, "C-NB").promisedAt()).isEqualTo(NOW.plus(Duration.ofHours(4 + 30)));
    }

    @Test
    void without_a_lane_the_road_is_estimated_in_whole_hours() {
        // Taizhou to Hangzhou is 216 km in a straight line: 4 h at 60 km/h.
        assertThat(Sourcing.greatCircleKm(28.66, 121.42, 30.27, 120.16)).isCloseTo(216.4, Offset.offset(1.0));
        assertThat(Sourcing.leadTime(taizhou(0), hangzhou(0), Echelon.HOME_CENTRE))
                .isEqualTo(Duration.ofHours(2 + 4));
        assertThat(Sourcing.leadTime(taizhou(0), hangzhou(0), Echelon.SIBLING_CENTRE))
                .isEqualTo(Duration.ofHours(4 + 4));
        assertThat(Sourcing.leadTime(taizhou(0), hangzhou(0), Echelon.HQ)).isEqualTo(Duration.ofHours(8 + 4));
    }

    @Test
    void a_quarter_of_the_meridian_is_ten_thousand_kilometres() {
        assertThat(Sourcing.greatCircleKm(0, 0, 90, 0)).isCloseTo(10_007.6, Offset.offset(1.0));
        assertThat(Sourcing.greatCircleKm(0, -180, 0, 180)).isCloseTo(0, Offset.offset(1e-6));
        assertThat(Sourcing.greatCircleKm(0, 0, 0, 180)).isCloseTo(20_015.1, Offset.offset(1.0));
    }

    @Test
    void whoever_is_chosen_can_promise_the_whole_and_nobody_else_allowed_is_earlier() {
        RandomHistories.check(1_000, SourcingTest::isChosenWell);
    }

    private static void isChosenWell(Random random) {
        List<Supplier> suppliers = new ArrayList<>(List.of(taizhou(random.nextInt(3)), hq(random.nextInt(3))));
        for (int i = 0; i < random.nextInt(6); i++) {
            suppliers.add(new Supplier(
                    i == 0 ? "C-HZ" : "C-0" + i,
                    false,
                    "HQ",
                    random.nextDouble(20, 50),
                    random.nextDouble(80, 130),
                    random.nextBoolean() ? null : random.nextInt(1, 90),
                    random.nextInt(3)));
        }
        long quantity = 1 + random.nextInt(2);
        boolean mayDrawOnHq = random.nextBoolean();
        Decision decision =
                Sourcing.decide(suppliers.getFirst(), new Want(quantity, mayDrawOnHq, false), suppliers, NOW);

        assertThat(decision.candidates().stream().map(Candidate::siteId).collect(Collectors.toSet()))
                .isEqualTo(suppliers.stream().map(Supplier::siteId).collect(Collectors.toSet()));
        boolean alone = suppliers.stream().anyMatch(s -> s.availableToPromise() >= quantity);
        boolean together =
                suppliers.stream().mapToLong(Supplier::availableToPromise).sum() >= quantity;
        assertThat(decision.shares().stream().mapToLong(Share::quantity).sum()).isEqualTo(together ? quantity : 0);
        assertThat(decision.candidates().stream().filter(Candidate::chosen).map(Candidate::siteId))
                .containsExactlyInAnyOrderElementsOf(
                        decision.shares().stream().map(Share::siteId).toList());
        decision.shares()
                .forEach(share -> assertThat(share.quantity())
                        .isBetween(1L, of(decision, share.siteId()).availableToPromise()));
        Optional<Candidate> chosen =
                decision.candidates().stream().filter(Candidate::chosen).findFirst();
        if (alone) {
            assertThat(decision.shares()).hasSize(1);
            List<Candidate> able = decision.candidates().stream()
                    .filter(candidate -> candidate.availableToPromise() >= quantity)
                    .toList();
            List<Candidate> allowed = able.stream()
                    .filter(candidate -> mayDrawOnHq || candidate.echelon() != Echelon.HQ)
                    .toList();
            assertThat(chosen.get().promisedAt())
                    .isEqualTo((allowed.isEmpty() ? able : allowed)
                            .stream()
                                    .map(Candidate::promisedAt)
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow());
            assertThat(able).contains(chosen.get());
        }
        assertThat(decision.candidates())
                .allSatisfy(candidate -> assertThat(candidate.reason()).isNotBlank());
    }
}
