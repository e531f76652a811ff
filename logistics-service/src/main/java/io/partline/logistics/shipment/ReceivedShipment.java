package io.partline.logistics.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says of an order line.
 *
 * @param shipmentId absent for what came from the own shelf
 * @param good whether it can be used
 * @param reason why it cannot; null for damage, and for what is good
 * @param quantity pieces it is said of
 */
public record ReceivedShipment(
        @Nullable ShipmentId shipmentId,
        boolean good,
        @Nullable FailureReason reason,
        long quantity,
        Instant receivedAt) {}
