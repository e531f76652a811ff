package io.partline.requests.order;

public enum OrderStatus {
    OPEN,
    COMPLETED,
    REJECTED,
    CANCELLED
}
