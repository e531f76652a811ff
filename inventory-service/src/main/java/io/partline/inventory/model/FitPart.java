package io.partline.inventory.model;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** This part fits this model; registers the model if it is new or named differently. */
public record FitPart(
        @TargetAggregateIdentifier String aggregateId,
        String productModel,
        String name,
        String nameZh,
        String partNumber) {
    public FitPart(String productModel, String name, String nameZh, String partNumber) {
        this(ProductModel.id(productModel), productModel, name, nameZh, partNumber);
    }
}
