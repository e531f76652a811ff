package io.partline.logistics.carrier;

import java.math.BigDecimal;

/**
 * What a carrier offers from one region to another, and how it did there.
 *
 * @param transitHours door to door
 * @param rate price of one shipment, in {@code currency}
 * @param currency ISO 4217 code
 * @param pastShipments shipments before this platform, of which so many were on time and so many damaged
 */
public record Lane(
        String originRegion,
        String destinationRegion,
        int transitHours,
        BigDecimal rate,
        String currency,
        int pastShipments,
        int pastOnTime,
        int pastDamaged) {
    public Money price() {
        return new Money(rate, currency);
    }

    boolean goes(String from, String to) {
        return originRegion.equals(from) && destinationRegion.equals(to);
    }
}
