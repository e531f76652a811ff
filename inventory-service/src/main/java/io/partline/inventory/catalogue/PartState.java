package io.partline.inventory.catalogue;

import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import org.jspecify.annotations.Nullable;

/** @param details none before the part was registered */
public record PartState(@Nullable PartDetails details) {
    static final PartState EMPTY = new PartState(null);

    PartState after(PartEvent event) {
        return switch (event) {
            case PartRegistered registered -> new PartState(registered.details());
        };
    }
}
