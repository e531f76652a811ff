package io.partline.returns.returnauthorisation;

enum ReturnStatus {
    /** May be sent back; it is not there yet. */
    OPEN,
    RECEIVED,
    INSPECTED,
    IN_REFURBISHMENT,
    REFURBISHED
}
