package io.partline.logistics.shipment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier reports of a shipment; the meaning of X12 214 shipment status.
 *
 * @param quantity pieces it is about; null for all that are left, and for what only informs
 */
@Schema(example = """
        {"type": "ARRIVED", "occurredAt": "2026-11-23T11:00:00Z", "location": "Shaoxing", "note": "at the hub"}
        """)
public record Milestone(
        Type type,
        Instant occurredAt,
        @Nullable String location,
        @Nullable String note,
        @Nullable Long quantity) {
    public enum Type {
        PICKED_UP,
        IN_TRANSIT,
        ARRIVED,
        OUT_FOR_DELIVERY,
        DAMAGED,
        DELIVERED,
        LOST,
        REFUSED,
        RETURNED;

        /** It tells where a shipment is and changes nothing else. */
        boolean isInformation() {
            return switch (this) {
                case PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY -> true;
                case DAMAGED, DELIVERED, LOST, REFUSED, RETURNED -> false;
            };
        }
    }

    static Milestone delivered(Instant occurredAt) {
        return new Milestone(Type.DELIVERED, occurredAt, null, null, null);
    }

    Milestone as(Type other) {
        return new Milestone(other, occurredAt, location, note, quantity);
    }

    /** Whether the other one tells the same; of all that are left is told by no number. */
    boolean tellsTheSameAs(Milestone other) {
        return with(null).equals(other.with(null))
                && (quantity == null || other.quantity == null || quantity.equals(other.quantity));
    }

    Milestone ofAtMost(long pieces) {
        return quantity == null || quantity <= pieces ? this : with(pieces);
    }

    private Milestone with(@Nullable Long pieces) {
        return new Milestone(type, occurredAt, location, note, pieces);
    }
}
