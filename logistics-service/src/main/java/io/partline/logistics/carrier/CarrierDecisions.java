package io.partline.logistics.carrier;

import io.partline.logistics.carrier.CarrierCommand.OfferLane;
import io.partline.logistics.carrier.CarrierCommand.WithdrawLane;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrier.CarrierEvent.LaneWithdrawn;
import io.partline.logistics.carrier.CarrierRefusal.InvalidCarrier;
import io.partline.logistics.carrier.CarrierRefusal.UnknownCarrier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a carrier answers; a repetition changes nothing and is no error. */
final class CarrierDecisions {
    private static final List<String> REGIONS =
            List.of("EAST", "NORTH", "SOUTH", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHWEST");

    private CarrierDecisions() {}

    static List<CarrierEvent> decide(CarrierState state, CarrierCommand command) {
        return switch (command) {
            case OfferLane c -> offer(state, c);
            case WithdrawLane c -> withdraw(state, c);
        };
    }

    private static List<CarrierEvent> withdraw(CarrierState state, WithdrawLane c) {
        if (!state.isRegistered()) {
            throw new UnknownCarrier(c.carrierId());
        }
        requireRegion("originRegion", c.originRegion());
        requireRegion("destinationRegion", c.destinationRegion());
        return state.lanes().stream().anyMatch(lane -> lane.goes(c.originRegion(), c.destinationRegion()))
                ? List.of(new LaneWithdrawn(c.carrierId(), c.originRegion(), c.destinationRegion()))
                : List.of();
    }

    private static List<CarrierEvent> offer(CarrierState state, OfferLane c) {
        Lane lane = c.lane();
        require(
                c.carrierId().value().matches("[A-Z0-9][A-Z0-9-]{1,19}"),
                "carrierId",
                c.carrierId(),
                "2 to 20 capital letters, digits and dashes");
        require(
                lane.transitHours() >= 1 && lane.transitHours() <= 1_000,
                "transitHours",
                lane.transitHours(),
                "1 to 1,000");
        requireRegion("originRegion", lane.originRegion());
        requireRegion("destinationRegion", lane.destinationRegion());
        requirePrice(lane);
        requirePast(lane);
        List<CarrierEvent> events = new ArrayList<>();
        if (!state.name().equals(c.name()) || !state.nameZh().equals(c.nameZh())) {
            events.add(new CarrierRegistered(c.carrierId(), c.name(), c.nameZh()));
        }
        if (!state.lanes().contains(lane)) {
            events.add(new LaneOffered(c.carrierId(), lane));
        }
        return events;
    }

    private static void requireRegion(String field, String region) {
        require(REGIONS.contains(region), field, region, "one of " + REGIONS);
    }

    private static void requirePrice(Lane lane) {
        BigDecimal rate = lane.rate();
        require(
                rate.signum() > 0 && rate.scale() <= 4 && (long) rate.precision() - rate.scale() <= 9,
                "rate",
                rate,
                "more than 0, below 1,000,000,000, with at most 4 decimals");
        require(
                lane.currency().matches("[A-Z]{3}"),
                "currency",
                lane.currency(),
                "a code of three capital letters such as CNY");
    }

    private static void requirePast(Lane lane) {
        require(lane.pastShipments() >= 0, "pastShipments", lane.pastShipments(), "0 or more");
        requireAmongPast("pastOnTime", lane.pastOnTime(), lane);
        requireAmongPast("pastDamaged", lane.pastDamaged(), lane);
    }

    private static void requireAmongPast(String field, int count, Lane lane) {
        require(
                count >= 0 && count <= lane.pastShipments(),
                field,
                count,
                "0 to pastShipments, which is " + lane.pastShipments());
    }

    private static void require(boolean good, String field, Object value, String expected) {
        if (!good) {
            throw new InvalidCarrier(field, value, expected);
        }
    }
}
