package io.partline.logistics.shipment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a carrier reports of a shipment; the meaning of X12 214 shipment status. */
@Schema(example = """
        {"type": "ARRIVED", "occurredAt": "2026-11-23T11:00:00Z", "location": "Shaoxing", "note": "at the hub"}
        """)
public record Milestone(
        Type type,
        Instant occurredAt,
        @Nullable String location,
        @Nullable String note) {
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
        return new Milestone(Type.DELIVERED, occurredAt, null, null);
    }

    Milestone as(Type other) {
        return new Milestone(other, occurredAt, location, note);
    }
}
