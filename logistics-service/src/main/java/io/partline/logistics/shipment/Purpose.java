package io.partline.logistics.shipment;

/** What goods are carried for. */
public enum Purpose {
    /** An order line waits for them. */
    DEMAND,
    /** From one site's stock to another's. */
    TRANSFER,
    /** Back from whoever had them. */
    RETURN,
    /** Called back because something is wrong with all of their kind. */
    RECALL
}
