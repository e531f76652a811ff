package io.partline.inventory.model;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;

public sealed interface ModelEvent extends DomainEvent {
    String productModel();

    @Override
    default String aggregateId() {
        return new ModelNumber(productModel()).aggregateId();
    }

    /** The model is known from now on, or is now named differently. */
    @StoredAs("model-registered")
    record ModelRegistered(String productModel, String name, String nameZh) implements ModelEvent {}

    @StoredAs("part-fitted")
    record PartFitted(String productModel, String partNumber) implements ModelEvent {}

    /** The part does not fit from now on. */
    @StoredAs("part-fit-withdrawn")
    record PartFitWithdrawn(String productModel, String partNumber) implements ModelEvent {}
}
