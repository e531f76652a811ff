package io.partline.inventory.catalogue;

import io.partline.chassis.aggregate.Command;

/** The one command of a part: it is known from now on, or described differently. */
public record RegisterPart(String partNumber, PartDetails details) implements Command<PartState, PartEvent> {
    @Override
    public String aggregateId() {
        return new PartNumber(partNumber).aggregateId();
    }
}
