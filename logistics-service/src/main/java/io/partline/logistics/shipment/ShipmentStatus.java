package io.partline.logistics.shipment;

enum ShipmentStatus {
    PLANNED,
    IN_TRANSIT,
    /** Nothing of it is of use: all was damaged. */
    DAMAGED,
    /** Nothing of it is of use: all was lost, refused, wrong, short or sent back. */
    FAILED,
    DELIVERED,
    /** Called off before it left. */
    CANCELLED
}
