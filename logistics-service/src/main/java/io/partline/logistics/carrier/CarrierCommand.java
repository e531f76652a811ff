package io.partline.logistics.carrier;

import io.partline.chassis.aggregate.Command;

sealed interface CarrierCommand extends Command<CarrierState, CarrierEvent> {
    CarrierId carrierId();

    @Override
    default String aggregateId() {
        return carrierId().aggregateId();
    }

    /** This carrier serves this lane; registers the carrier if it is new or named differently. */
    record OfferLane(CarrierId carrierId, String name, String nameZh, Lane lane) implements CarrierCommand {}

    /** This carrier does not serve this lane any more. */
    record WithdrawLane(CarrierId carrierId, String originRegion, String destinationRegion) implements CarrierCommand {}
}
