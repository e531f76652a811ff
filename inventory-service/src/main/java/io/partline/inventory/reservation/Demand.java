package io.partline.inventory.reservation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What a service order line asks for; it never changes, whatever happens to its attempts.
 *
 * @param quantity pieces
 * @param destination the station
 * @param requestedAt when the station first asked: the age of the demand
 */
public record Demand(
        String serviceOrderId,
        String lineId,
        String partNumber,
        long quantity,
        String destination,
        Priority priority,
        Instant requestedAt,
        boolean mayDrawOnHq) {
    public enum Priority {
        CUSTOMER_DOWN(0),
        ROUTINE(1),
        STOCK(2);

        private final int urgency;

        Priority(int urgency) {
            this.urgency = urgency;
        }

        /** The smaller the sooner; stored, so that a new priority may stand anywhere. */
        public int urgency() {
            return urgency;
        }
    }

    /** Whether it is for the destination's shelf and not for a repair. */
    public boolean forTheShelf() {
        return priority == Priority.STOCK;
    }

    public ReservationId reservation() {
        return new ReservationId(lineId);
    }

    /** The stored JSON names the reservation beside its line; both are the same text. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    String reservationId() {
        return lineId;
    }
}
