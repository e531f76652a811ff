package io.partline.requests.order;

public enum Condition {
    GOOD,
    DAMAGED
}
