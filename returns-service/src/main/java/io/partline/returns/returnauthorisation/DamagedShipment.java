package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Reason;

/**
 * A shipment that did not arrive whole.
 *
 * @param quantity pieces
 * @param destination the site it should have reached
 */
public record DamagedShipment(
        String shipmentId,
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        String carrierId,
        Reason reason,
        String destination) {}
