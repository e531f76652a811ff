package io.partline.requests.order;

/** From the least far to the farthest, then the end without a part. */
public enum LineStatus {
    AWAITING_APPROVAL,
    APPROVED,
    BACKORDERED,
    RESERVED,
    IN_TRANSIT,
    DELIVERED,
    FULFILLED,
    REJECTED
}
