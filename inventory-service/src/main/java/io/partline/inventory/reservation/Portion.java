package io.partline.inventory.reservation;

import org.jspecify.annotations.Nullable;

/**
 * What one attempt supplies: some or all pieces of a demand, from one site.
 *
 * @param quantity pieces still to come; what was met or lost is not among them
 * @param source the site that supplies it
 * @param withdrawal why it is being called off, until the shipment has said whether that was in time; none otherwise
 */
public record Portion(
        long quantity, String source, @Nullable WithdrawalReason withdrawal) {
    Portion less(long pieces) {
        return new Portion(quantity - pieces, source, withdrawal);
    }

    Portion with(@Nullable WithdrawalReason reason) {
        return new Portion(quantity, source, reason);
    }
}
