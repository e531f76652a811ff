package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.chassis.refusal.Refusal;
import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class Carrier extends AggregateShell<Carrier.State, CarrierEvent> {
    private static final List<String> REGIONS =
            List.of("EAST", "NORTH", "SOUTH", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHWEST");

    record State(String name, String nameZh, List<Lane> lanes) {
        State after(CarrierEvent event) {
            return switch (event) {
                case CarrierRegistered e -> new State(e.name(), e.nameZh(), lanes);
                case LaneOffered e ->
                    new State(
                            name,
                            nameZh,
                            Stream.concat(lanes.stream().filter(lane -> !lane.sameRoute(e.lane())), Stream.of(e.lane()))
                                    .toList());
            };
        }
    }

    static final class BadCarrier extends Refusal {
        BadCarrier(String detail) {
            super(Kind.UNACCEPTABLE, "invalid-carrier", detail, Map.of());
        }
    }

    Carrier() {
        super(new State("", "", List.of()), State::after);
    }

    static String id(String carrierId) {
        return "carrier:" + carrierId;
    }

    static List<CarrierEvent> offer(State state, OfferLane c) {
        Lane lane = c.lane();
        if (!c.carrierId().matches("[A-Z0-9][A-Z0-9-]{1,19}")) {
            throw new BadCarrier("carrierId is '%s'; it should be 2 to 20 capital letters, digits and dashes"
                    .formatted(c.carrierId()));
        }
        if (lane.transitHours() < 1 || lane.transitHours() > 1_000) {
            throw new BadCarrier("transitHours is %d; it should be 1 to 1,000".formatted(lane.transitHours()));
        }
        requireRegion("originRegion", lane.originRegion());
        requireRegion("destinationRegion", lane.destinationRegion());
        BigDecimal rate = lane.rate();
        if (rate.signum() <= 0 || rate.scale() > 4 || (long) rate.precision() - rate.scale() > 9) {
            throw new BadCarrier("rate is %s; it should be more than 0, below 1,000,000,000, with at most 4 decimals"
                    .formatted(rate));
        }
        if (!lane.currency().matches("[A-Z]{3}")) {
            throw new BadCarrier("currency is '%s'; it should be a code of three capital letters such as CNY"
                    .formatted(lane.currency()));
        }
        if (lane.pastShipments() < 0
                || lane.pastOnTime() < 0
                || lane.pastDamaged() < 0
                || lane.pastOnTime() > lane.pastShipments()
                || lane.pastDamaged() > lane.pastShipments()) {
            throw new BadCarrier(
                    "pastOnTime and pastDamaged count among pastShipments; none can be negative or larger");
        }
        List<CarrierEvent> events = new ArrayList<>();
        if (!state.name().equals(c.name()) || !state.nameZh().equals(c.nameZh())) {
            events.add(new CarrierRegistered(c.carrierId(), c.name(), c.nameZh()));
        }
        if (!state.lanes().contains(lane)) {
            events.add(new LaneOffered(c.carrierId(), lane));
        }
        return events;
    }

    private static void requireRegion(String column, String region) {
        if (!REGIONS.contains(region)) {
            throw new BadCarrier("%s is '%s'; it should be one of %s".formatted(column, region, REGIONS));
        }
    }

    /** Answers whether anything was new. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(OfferLane command) {
        List<CarrierEvent> decided = offer(state(), command);
        record(decided);
        return !decided.isEmpty();
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Carrier> carrierRoom() {
            return AggregateRoom.of("carrier", Carrier.class, CarrierEvent.class);
        }
    }
}
