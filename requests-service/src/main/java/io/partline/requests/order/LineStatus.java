package io.partline.requests.order;

/** In order of progress; REJECTED and CANCELLED end a line without a part. */
public enum LineStatus {
    AWAITING_APPROVAL,
    APPROVED,
    BACKORDERED,
    RESERVED,
    IN_TRANSIT,
    DELIVERED,
    FULFILLED,
    REJECTED,
    CANCELLED
}
