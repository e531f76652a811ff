package io.partline.inventory.model;

import io.partline.chassis.aggregate.Command;

/** The one command of a model: this part fits; registers the model if it is new or named differently. */
record FitPart(String productModel, String name, String nameZh, String partNumber)
        implements Command<ModelState, ModelEvent> {
    @Override
    public String aggregateId() {
        return new ModelNumber(productModel).aggregateId();
    }
}
