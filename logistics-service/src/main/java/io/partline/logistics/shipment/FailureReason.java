package io.partline.logistics.shipment;

/** Why pieces of a shipment do not arrive, or not as what they were; the OS&amp;D report's over, short and damaged without the damage. */
public enum FailureReason {
    LOST,
    REFUSED,
    WRONG_PART,
    SHORT,
    RETURNED_TO_SENDER
}
