package io.partline.logistics.shipment;

import java.time.Instant;

/** A shipment as it was planned. */
record PlannedShipment(ShipmentDetails details, String carrierId, Instant plannedAt, Instant expectedDeliveryAt) {}
