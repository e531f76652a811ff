package io.partline.logistics.carrier;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;

public sealed interface CarrierEvent extends DomainEvent {
    CarrierId carrierId();

    @Override
    default String aggregateId() {
        return carrierId().aggregateId();
    }

    @StoredAs("carrier-registered")
    record CarrierRegistered(CarrierId carrierId, String name, String nameZh) implements CarrierEvent {}

    /** The lane is served from now on, or on other terms. */
    @StoredAs("lane-offered")
    record LaneOffered(CarrierId carrierId, Lane lane) implements CarrierEvent {}

    /** The lane is not served from now on; what is on its way goes on. */
    @StoredAs("lane-withdrawn")
    record LaneWithdrawn(CarrierId carrierId, String originRegion, String destinationRegion) implements CarrierEvent {}
}
