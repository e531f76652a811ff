package io.partline.inventory.reservation;

/** Why an attempt is called off. */
public enum WithdrawalReason {
    /** Nobody needs it any more. */
    CANCELLED,
    /** Another site can be there sooner. */
    BETTER_SOURCE,
    /** Its part or lot must not be used. */
    RECALLED,
    /** The source did not find what it had promised. */
    SHORT_PICK,
    /** Its stock was given to another demand. */
    MOVED
}
