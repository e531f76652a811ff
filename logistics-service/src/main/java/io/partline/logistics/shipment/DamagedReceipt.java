package io.partline.logistics.shipment;

import java.time.Instant;

/** The receiver says that a shipment arrived damaged. */
public record DamagedReceipt(ShipmentId shipmentId, Instant receivedAt) {}
