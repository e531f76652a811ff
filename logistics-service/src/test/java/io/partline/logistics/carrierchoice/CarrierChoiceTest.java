package io.partline.logistics.carrierchoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.partline.chassis.testing.RandomHistories;
import io.partline.logistics.carrier.Lane;
import io.partline.logistics.carrier.LaneOffer;
import io.partline.logistics.carrierchoice.CarrierChoice.Candidate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarrierChoiceTest {
    private static LaneOffer offer(String carrierId, int hours, String rate, int past, int onTime, int damaged) {
        return new LaneOffer(
                carrierId, new Lane("EAST", "NORTH", hours, new BigDecimal(rate), "CNY", past, onTime, damaged));
    }

    private static String best(LaneOffer... offers) {
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
                        tuple("CR-01", 79.0, 0.9, 0.02),
                        // 50 * 0.5 + 30 * 0 + 12 + 8
                        tuple("CR-02", 45.0, 0.5, 0.1));
        assertThat(choice.rule()).contains("reliability (80 of 100)", "speed (12)", "price (8)");
    }

    @Test
    void rates_of_two_currencies_are_not_compared() {
        LaneOffer dollars =
                new LaneOffer("CR-02", new Lane("EAST", "NORTH", 10, new BigDecimal("10.00"), "USD", 100, 90, 2));
        assertThat(CarrierChoice.among(List.of(offer("CR-01", 10, "46.00", 100, 90, 2), dollars))
                        .candidates())
                .extracting(Candidate::score)
                .containsExactly(89.0, 89.0);
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
        LaneOffer newcomer = offer("CR-09", 10, "20.00", 0, 0, 0);
        assertThat(best(newcomer, offer("CR-01", 10, "20.00", 100, 97, 1))).isEqualTo("CR-01");
        assertThat(best(newcomer, offer("CR-01", 10, "20.00", 100, 70, 5))).isEqualTo("CR-09");
    }

    @Test
    void equals_go_to_the_smaller_id() {
        assertThat(best(offer("CR-07", 10, "20.00", 100, 95, 1), offer("CR-03", 10, "20.00", 100, 95, 1)))
                .isEqualTo("CR-03");
    }

    private static LaneOffer any(Random random) {
        int past = random.nextInt(1_001);
        Lane lane = new Lane(
                "EAST",
                "NORTH",
                1 + random.nextInt(1_000),
                BigDecimal.valueOf(1 + random.nextInt(999_900), 2),
                "CNY",
                past,
                (int) (past * random.nextDouble()),
                (int) (past * random.nextDouble()));
        return new LaneOffer("CR-%03d".formatted(random.nextInt(1_000)), lane);
    }

    @Test
    void the_same_offers_give_the_same_choice_in_whatever_order_they_are_read() {
        RandomHistories.check(1_000, 8, CarrierChoiceTest::any, drawn -> {
            List<LaneOffer> offers = onePerCarrier(drawn);
            CarrierChoice choice = CarrierChoice.among(offers);
            List<LaneOffer> shuffled = new ArrayList<>(offers);
            Collections.shuffle(shuffled, new Random(offers.hashCode()));
            assertThat(CarrierChoice.among(shuffled)).isEqualTo(choice);
            assertThat(CarrierChoice.among(offers.reversed())).isEqualTo(choice);
            assertThat(choice.candidates().stream().filter(Candidate::chosen)).hasSize(1);
            assertThat(choice.candidates().getFirst().chosen()).isTrue();
            double bestScore = choice.candidates().getFirst().score();
            assertThat(choice.candidates()).allSatisfy(candidate -> {
                assertThat(candidate.score()).isBetween(0.0, 100.0).isLessThanOrEqualTo(bestScore);
                assertThat(candidate.onTimeRate()).isCloseTo(0.5, within(0.5));
                assertThat(candidate.damageRate()).isCloseTo(0.5, within(0.5));
            });
        });
    }

    private static List<LaneOffer> onePerCarrier(List<LaneOffer> drawn) {
        Map<String, LaneOffer> offers = new LinkedHashMap<>();
        drawn.forEach(offer -> offers.put(offer.carrierId(), offer));
        return List.copyOf(offers.values());
    }
}
