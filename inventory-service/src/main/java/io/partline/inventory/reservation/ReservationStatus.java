package io.partline.inventory.reservation;

public enum ReservationStatus {
    /** Must be sourced now. */
    OPEN,
    BACKORDERED,
    RESERVED,
    MET
}
