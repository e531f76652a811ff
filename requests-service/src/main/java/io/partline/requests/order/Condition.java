package io.partline.requests.order;

/** What the receiver finds in its hand. */
public enum Condition {
    GOOD,
    DAMAGED,
    /** It is not the part that was ordered. */
    WRONG_PART,
    /** It is not there. */
    MISSING
}
