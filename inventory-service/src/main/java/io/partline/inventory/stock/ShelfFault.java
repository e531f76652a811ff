package io.partline.inventory.stock;

/** What is wrong with a piece that should lie on the shelf. */
public enum ShelfFault {
    /** It is there, and cannot be used. */
    BROKEN,
    /** It is not there. */
    MISSING
}
