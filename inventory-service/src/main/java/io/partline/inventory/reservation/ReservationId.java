package io.partline.inventory.reservation;

/** The reservation of one order line; its text is the line's id. */
public record ReservationId(String lineId) {
    public String aggregateId() {
        return "reservation:" + lineId;
    }
}
