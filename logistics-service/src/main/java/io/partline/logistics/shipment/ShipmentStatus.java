package io.partline.logistics.shipment;

enum ShipmentStatus {
    PLANNED,
    IN_TRANSIT,
    DAMAGED,
    DELIVERED
}
