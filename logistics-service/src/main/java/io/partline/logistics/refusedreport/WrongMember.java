package io.partline.logistics.refusedreport;

import org.jspecify.annotations.Nullable;

/**
 * A member of a report that is missing or not what it should be.
 *
 * @param member its name, {@code proofOfDelivery.signedBy}; {@code body} for the report as a whole
 * @param value as the carrier wrote it; what is too long to be kept ends in …; null if it is missing
 */
public record WrongMember(String member, @Nullable String value) {
    public WrongMember {
        value = value == null ? null : CarrierMessage.shown(value);
    }
}
