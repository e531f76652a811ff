package io.partline.logistics.carrierchoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.partline.logistics.carrier.Lane;
import io.partline.logistics.carrier.Lanes.Offer;
import io.partline.logistics.carrierchoice.CarrierChoice.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CarrierChoiceTest {
    private static Offer offer(String carrierId, int hours, String rate, int past, int onTime, int damaged) {
        return new Offer(
                carrierId, new Lane("EAST", "NORTH", hours, new BigDecimal(rate), "CNY", past, onTime, damaged));
    }

    private static String best(Offer... offers) {
        return CarrierChoice.among(List.of(offers)).chosen().orElseThrow().carrierId();
    }

    @Test
    void nobody_is_chosen_where_nobody_serves_the_lane() {
        assertThat(CarrierChoice.among(List.of()).chosen()).isEmpty();
        assertThat(CarrierChoice.among(List.of()).candidates()).isEmpty();
    }

    @Test
    void the_score_is_reliability_80_speed_12_and_price_8() {
        CarrierChoice choice = CarrierChoice.among(
                List.of(offer("CR-01", 10, "20.00", 100, 90, 2), offer("CR-02", 5, "10.00", 100, 50, 10)));
        // CR-01: 50 * 0.9 + 30 * (1 - 10 * 0.02) + 12 * 5/10 + 8 * 10/20
        assertThat(choice.candidates())
                .extracting(Candidate::carrierId, Candidate::score, Candidate::onTimeRate, Candidate::damageRate)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("CR-01", 79.0, 0.9, 0.02),
                        // 50 * 0.5 + 30 * 0 + 12 + 8
                        org.assertj.core.groups.Tuple.tuple("CR-02", 45.0, 0.5, 0.1));
        assertThat(choice.rule()).contains("reliability (80 of 100)", "speed (12)", "price (8)");
    }

    @Test
    void who_breaks_less_wins_over_who_is_cheaper_and_faster() {
        assertThat(best(offer("CR-01", 20, "40.00", 500, 480, 2), offer("CR-02", 10, "10.00", 500, 480, 45)))
                .isEqualTo("CR-01");
    }

    @Test
    void among_equally_reliable_ones_the_faster_and_cheaper_wins() {
        assertThat(best(offer("CR-01", 20, "20.00", 100, 95, 1), offer("CR-02", 10, "20.00", 100, 95, 1)))
                .isEqualTo("CR-02");
        assertThat(best(offer("CR-01", 10, "20.00", 100, 95, 1), offer("CR-02", 10, "15.00", 100, 95, 1)))
                .isEqualTo("CR-02");
    }

    @Test
    void a_newcomer_is_tried_before_a_bad_record_but_not_before_a_good_one() {
        Offer newcomer = offer("CR-09", 10, "20.00", 0, 0, 0);
        assertThat(best(newcomer, offer("CR-01", 10, "20.00", 100, 97, 1))).isEqualTo("CR-01");
        assertThat(best(newcomer, offer("CR-01", 10, "20.00", 100, 70, 5))).isEqualTo("CR-09");
    }

    @Test
    void equals_go_to_the_smaller_id() {
        assertThat(best(offer("CR-07", 10, "20.00", 100, 95, 1), offer("CR-03", 10, "20.00", 100, 95, 1)))
                .isEqualTo("CR-03");
    }

    @Provide
    Arbitrary<List<Offer>> lanes() {
        Arbitrary<Lane> lane = Combinators.combine(
                        Arbitraries.integers().between(1, 1_000),
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("0.01"), new BigDecimal("9999"))
                                .ofScale(2),
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1))
                .as((hours, rate, past, onTime, damaged) -> new Lane(
                        "EAST", "NORTH", hours, rate, "CNY", past, (int) (past * onTime), (int) (past * damaged)));
        return lane.list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(offered -> IntStream.range(0, offered.size())
                        .mapToObj(i -> new Offer("CR-%02d".formatted(i), offered.get(i)))
                        .toList());
    }

    @Property(tries = 1_000)
    void the_same_offers_give_the_same_choice_in_whatever_order_they_are_read(
            @ForAll("lanes") List<Offer> offers, @ForAll long seed) {
        CarrierChoice choice = CarrierChoice.among(offers);
        List<Offer> shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(CarrierChoice.among(shuffled)).isEqualTo(choice);
        assertThat(choice.candidates().stream().filter(Candidate::chosen)).hasSize(1);
        assertThat(choice.candidates().getFirst().chosen()).isTrue();
        double bestScore = choice.candidates().getFirst().score();
        assertThat(choice.candidates()).allSatisfy(candidate -> {
            assertThat(candidate.score()).isBetween(0.0, 100.0).isLessThanOrEqualTo(bestScore);
            assertThat(candidate.onTimeRate()).isCloseTo(0.5, within(0.5));
            assertThat(candidate.damageRate()).isCloseTo(0.5, within(0.5));
        });
    }
}
