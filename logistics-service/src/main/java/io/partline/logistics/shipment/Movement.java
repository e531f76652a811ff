package io.partline.logistics.shipment;

/**
 * What is carried and is no order line.
 *
 * @param purpose any but DEMAND
 * @param reference id of what asked for it, such as a transfer or a return
 */
public record Movement(Purpose purpose, String reference) {}
