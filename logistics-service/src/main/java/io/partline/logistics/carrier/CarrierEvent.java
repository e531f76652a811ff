package io.partline.logistics.carrier;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;

public sealed interface CarrierEvent extends DomainEvent {
    String carrierId();

    @Override
    default String aggregateId() {
        return Carrier.id(carrierId());
    }

    @StoredAs("carrier-registered")
    record CarrierRegistered(String carrierId, String name, String nameZh) implements CarrierEvent {}

    /** The lane is served from now on, or on other terms. */
    @StoredAs("lane-offered")
    record LaneOffered(String carrierId, Lane lane) implements CarrierEvent {}
}
