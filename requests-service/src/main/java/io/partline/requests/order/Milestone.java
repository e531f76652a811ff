package io.partline.requests.order;

import io.partline.requests.order.OrderEvent.LineBackordered;
import io.partline.requests.order.OrderEvent.LineReceived;
import io.partline.requests.order.OrderEvent.LineReserved;
import io.partline.requests.order.OrderEvent.MilestoneReported;
import io.partline.requests.order.OrderEvent.ReservationReleased;
import io.partline.requests.order.OrderEvent.ShipmentDamaged;
import io.partline.requests.order.OrderEvent.ShipmentDelivered;
import io.partline.requests.order.OrderEvent.ShipmentDispatched;
import io.partline.requests.order.OrderEvent.ShipmentFailed;
import io.partline.requests.order.OrderEvent.ShipmentPlanned;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something an attempt has come to.
 *
 * @param source site the part comes from
 * @param note who signed, what was said of the damage, why there was no stock
 */
public record Milestone(
        Type type,
        Instant at,
        @Nullable String source,
        @Nullable Instant promisedAt,
        @Nullable String shipmentId,
        @Nullable String carrierId,
        @Nullable String note) {
    /** In the order in which they happen. */
    public enum Type {
        BACKORDERED,
        RESERVED,
        PLANNED,
        DISPATCHED,
        DELIVERED,
        DAMAGED,
        /** Lost, refused, wrong, short or sent back. */
        FAILED,
        RECEIVED_DAMAGED,
        /** Arrived, though nobody needed it any more. */
        RECEIVED,
        /** Called off in time. */
        RELEASED
    }

    static Type typeOf(MilestoneReported event) {
        return switch (event) {
            case LineBackordered _ -> Type.BACKORDERED;
            case LineReserved _ -> Type.RESERVED;
            case ShipmentPlanned _ -> Type.PLANNED;
            case ShipmentDispatched _ -> Type.DISPATCHED;
            case ShipmentDelivered _ -> Type.DELIVERED;
            case ShipmentDamaged _ -> Type.DAMAGED;
            case ShipmentFailed _ -> Type.FAILED;
            case ReservationReleased _ -> Type.RELEASED;
        };
    }

    static Milestone of(MilestoneReported event) {
        return switch (event) {
            case LineBackordered e -> backordered(e.occurredAt(), e.reason());
            case LineReserved e -> reserved(e.occurredAt(), e.source(), e.promisedAt());
            case ShipmentPlanned e ->
                shipped(Type.PLANNED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), null);
            case ShipmentDispatched e ->
                shipped(Type.DISPATCHED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), null);
            case ShipmentDelivered e ->
                shipped(Type.DELIVERED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), e.signedBy());
            case ShipmentFailed e ->
                shipped(Type.FAILED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), e.reason());
            case ReservationReleased e ->
                new Milestone(Type.RELEASED, e.occurredAt(), e.source(), null, null, null, null);
            case ShipmentDamaged e ->
                shipped(Type.DAMAGED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), whereAndWhat(e));
        };
    }

    static Milestone received(LineReceived e) {
        return new Milestone(Type.RECEIVED, e.receivedAt(), e.source(), null, e.shipmentId(), null, null);
    }

    static Milestone receivedDamaged(LineReceived e) {
        return new Milestone(Type.RECEIVED_DAMAGED, e.receivedAt(), e.source(), null, e.shipmentId(), null, null);
    }

    private static Milestone backordered(Instant at, String reason) {
        return new Milestone(Type.BACKORDERED, at, null, null, null, null, reason);
    }

    private static Milestone reserved(Instant at, String source, Instant promisedAt) {
        return new Milestone(Type.RESERVED, at, source, promisedAt, null, null, null);
    }

    private static Milestone shipped(
            Type type, Instant at, String source, String shipmentId, String carrierId, @Nullable String note) {
        return new Milestone(type, at, source, null, shipmentId, carrierId, note);
    }

    private static @Nullable String whereAndWhat(ShipmentDamaged e) {
        String told = Stream.of(e.location(), e.note()).filter(Objects::nonNull).collect(Collectors.joining(": "));
        return told.isEmpty() ? null : told;
    }
}
