package io.partline.logistics.shipment;

import java.time.Instant;

/** When a shipment arrived in good order, and who took it. */
record Delivery(Instant deliveredAt, ProofOfDelivery proof) {}
