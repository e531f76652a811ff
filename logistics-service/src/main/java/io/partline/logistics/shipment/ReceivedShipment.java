package io.partline.logistics.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver says of an order line.
 *
 * @param shipmentId absent for what came from the own shelf
 * @param damaged whether it could not be used
 */
public record ReceivedShipment(@Nullable ShipmentId shipmentId, boolean damaged, Instant receivedAt) {}
