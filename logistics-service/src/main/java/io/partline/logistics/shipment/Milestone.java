package io.partline.logistics.shipment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a carrier reports of a shipment; the meaning of X12 214 shipment status. */
public record Milestone(
        Type type,
        Instant occurredAt,
        @Nullable String location,
        @Nullable String note) {
    /** What a text of one line may hold. */
    public static final String ONE_LINE = "[^\\p{Cntrl}\\p{Cs}]*";

    /** What a text of several lines may hold. */
    public static final String PROSE = "[[^\\p{Cntrl}\\p{Cs}]\\n\\r\\t]*";

    public static final String NO_CONTROLS = "must hold no control characters";

    public Milestone {
        location = said(location);
        note = said(note);
    }

    /** A blank says nothing. */
    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public enum Type {
        PICKED_UP,
        IN_TRANSIT,
        ARRIVED,
        OUT_FOR_DELIVERY,
        DAMAGED,
        DELIVERED
    }
}
