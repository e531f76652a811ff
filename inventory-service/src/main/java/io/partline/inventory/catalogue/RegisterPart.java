package io.partline.inventory.catalogue;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record RegisterPart(@TargetAggregateIdentifier String aggregateId, String partNumber, PartDetails details) {
    public RegisterPart(String partNumber, PartDetails details) {
        this(Part.id(partNumber), partNumber, details);
    }
}
