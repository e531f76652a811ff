package io.partline.logistics.carrier;

import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrier.CarrierEvent.LaneWithdrawn;
import java.util.List;
import java.util.stream.Stream;

/** @param name empty before the carrier is registered */
record CarrierState(String name, String nameZh, List<Lane> lanes) {
    static final CarrierState EMPTY = new CarrierState("", "", List.of());

    boolean isRegistered() {
        return !name.isEmpty();
    }

    CarrierState after(CarrierEvent event) {
        return switch (event) {
            case CarrierRegistered e -> new CarrierState(e.name(), e.nameZh(), lanes);
            case LaneOffered e ->
                new CarrierState(
                        name,
                        nameZh,
                        Stream.concat(
                                        without(
                                                e.lane().originRegion(),
                                                e.lane().destinationRegion()),
                                        Stream.of(e.lane()))
                                .toList());
            case LaneWithdrawn e ->
                new CarrierState(
                        name,
                        nameZh,
                        without(e.originRegion(), e.destinationRegion()).toList());
        };
    }

    private Stream<Lane> without(String originRegion, String destinationRegion) {
        return lanes.stream().filter(lane -> !lane.goes(originRegion, destinationRegion));
    }
}
