package io.partline.requests.order;

/** Why parts are ordered; CUSTOMER_DOWN is an emergency order, STOCK a replenishment. */
public enum Priority {
    CUSTOMER_DOWN,
    ROUTINE,
    STOCK
}
