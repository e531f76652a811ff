package io.partline.logistics.carrier;

import io.partline.logistics.carrier.CarrierEvent.CarrierRegistered;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
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
                        Stream.concat(lanes.stream().filter(lane -> !lane.sameRoute(e.lane())), Stream.of(e.lane()))
                                .toList());
        };
    }
}
