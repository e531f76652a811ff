package io.partline.inventory.model;

import io.partline.chassis.aggregate.Command;

sealed interface ModelCommand extends Command<ModelState, ModelEvent> {
    String productModel();

    @Override
    default String aggregateId() {
        return new ModelNumber(productModel()).aggregateId();
    }

    /** This part fits; registers the model if it is new or named differently. */
    record FitPart(String productModel, String name, String nameZh, String partNumber) implements ModelCommand {}

    /** This part does not fit any more, or never did. */
    record WithdrawPartFit(String productModel, String partNumber) implements ModelCommand {}
}
