package io.partline.logistics.partners;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.partline.logistics.shipment.GoodsToShip;
import io.partline.logistics.shipment.Movement;
import io.partline.logistics.shipment.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This service's view of how goods are asked to be carried, whoever asks. */
record ShipmentRequested(
        String reference,
        int attempt,
        Asked purpose,
        String partNumber,
        long quantity,
        @Nullable List<TrackedUnit> units,
        String source,
        String destination,
        @Nullable Integer replaces) {
    enum Asked {
        TRANSFER,
        RETURN,
        RECALL,
        @JsonEnumDefaultValue
        OTHER
    }

    /** @throws IllegalStateException for a purpose of tomorrow: what is carried must say what for; to be told again later */
    GoodsToShip goods() {
        Purpose known = switch (purpose) {
            case TRANSFER -> Purpose.TRANSFER;
            case RETURN -> Purpose.RETURN;
            case RECALL -> Purpose.RECALL;
            case OTHER ->
                throw new IllegalStateException(reference + " asks for a shipment of a purpose that is not known yet");
        };
        return new GoodsToShip(
                null,
                null,
                new Movement(known, reference),
                attempt,
                partNumber,
                null,
                quantity,
                TrackedUnit.units(units),
                source,
                destination,
                replaces);
    }
}
