package io.partline.inventory.reservation;

/** The least far of what a demand consists of. */
public enum ReservationStatus {
    /** Must be sourced now. */
    OPEN,
    BACKORDERED,
    RESERVED,
    MET,
    /** Nobody needs it any more, and nothing of it is under way. */
    CANCELLED
}
