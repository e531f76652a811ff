package io.partline.inventory.stock;

/** What becomes of a part that was inspected after its return. */
public enum Disposition {
    RESTOCK,
    REFURBISH,
    SCRAP,
    RETURN_TO_VENDOR,
    /** It is another part, and taken up under that one's number. */
    OTHER_PART
}
