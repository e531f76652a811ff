package io.partline.inventory.stock;

/** What became of pieces that were on their way. */
public enum TransitEnd {
    /** They do not arrive here, or not as what they were. */
    LOST,
    /** They arrived for a repair and were built in at once. */
    USED,
    /** They arrived and lie on the shelf. */
    RECEIVED
}
