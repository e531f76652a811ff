package io.partline.inventory.catalogue;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;

public sealed interface PartEvent extends DomainEvent {
    String partNumber();

    @Override
    default String aggregateId() {
        return new PartNumber(partNumber()).aggregateId();
    }

    /** The part is known from now on, or is now described differently. */
    @StoredAs("part-registered")
    record PartRegistered(String partNumber, PartDetails details) implements PartEvent {}
}
