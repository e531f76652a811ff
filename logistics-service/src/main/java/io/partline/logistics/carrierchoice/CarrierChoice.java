package io.partline.logistics.carrierchoice;

import io.partline.chassis.aggregate.Pure;
import io.partline.logistics.carrier.Lane;
import io.partline.logistics.carrier.LaneOffer;
import io.partline.logistics.carrier.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses among the carriers that serve a lane.
 *
 * <p>score = 50 on-time rate + 30 (1 - 10 damage rate, not below 0) + 12 fastest hours / hours + 8 cheapest rate / rate.
 * Reliability weighs four times as much as speed and price together, for a part that comes late or broken keeps a
 * customer waiting whatever it cost. A carrier without a past is taken at 90 % on time and 2 % damaged, so that a
 * newcomer is tried but does not beat a good record. Ties go to the smaller id. Rates are compared within a currency.
 *
 * @param rule the rule in words
 * @param candidates every carrier considered, the best first
 */
@Pure
public record CarrierChoice(String rule, List<Candidate> candidates) {
    private static final String RULE = "best score of reliability (80 of 100), speed (12) and price (8) on the lane";
    private static final double NEWCOMER_ON_TIME = 0.90;
    private static final double NEWCOMER_DAMAGED = 0.02;

    /**
     * @param score 0 to 100
     * @param onTimeRate share of shipments on time, 0 to 1
     * @param damageRate share of shipments damaged, 0 to 1
     */
    public record Candidate(
            String carrierId,
            double score,
            Money rate,
            int transitHours,
            double onTimeRate,
            double damageRate,
            boolean chosen) {}

    /** @param offers all offers for one lane */
    public static CarrierChoice among(List<LaneOffer> offers) {
        int fastest = offers.stream()
                .mapToInt(offer -> offer.lane().transitHours())
                .min()
                .orElse(1);
        Map<String, BigDecimal> cheapest = offers.stream()
                .map(LaneOffer::lane)
                .collect(Collectors.toMap(Lane::currency, Lane::rate, BigDecimal::min));
        List<Candidate> ranked = offers.stream()
                .map(offer -> candidate(offer, fastest, cheapest))
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::carrierId))
                .toList();
        return new CarrierChoice(
                RULE,
                ranked.stream()
                        .map(candidate -> chosen(candidate, candidate == ranked.getFirst()))
                        .toList());
    }

    public Optional<Candidate> chosen() {
        return candidates.stream().filter(Candidate::chosen).findFirst();
    }

    private static Candidate candidate(LaneOffer offer, int fastest, Map<String, BigDecimal> cheapest) {
        Lane lane = offer.lane();
        boolean newcomer = lane.pastShipments() == 0;
        double onTime = newcomer ? NEWCOMER_ON_TIME : (double) lane.pastOnTime() / lane.pastShipments();
        double damaged = newcomer ? NEWCOMER_DAMAGED : (double) lane.pastDamaged() / lane.pastShipments();
        double score = 50 * onTime
                + 30 * Math.max(0, 1 - 10 * damaged)
                + 12.0 * fastest / lane.transitHours()
                + 8
                        * Objects.requireNonNull(cheapest.get(lane.currency())).doubleValue()
                        / lane.rate().doubleValue();
        return new Candidate(
                offer.carrierId(),
                Math.round(score * 100) / 100.0,
                lane.price(),
                lane.transitHours(),
                rounded(onTime),
                rounded(damaged),
                false);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }

    private static Candidate chosen(Candidate c, boolean chosen) {
        return new Candidate(
                c.carrierId(), c.score(), c.rate(), c.transitHours(), c.onTimeRate(), c.damageRate(), chosen);
    }
}
