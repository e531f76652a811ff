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
 * @param goods what the attempt supplies, where it is reserved
 * @param cause the news that told it, where an attempt may come to it more than once
 * @param quantity pieces it is about; null for all of the attempt
 * @param note who signed, what was said of the damage, why there was no stock
 */
public record Milestone(
        Type type,
        Instant at,
        @Nullable String source,
        @Nullable Instant promisedAt,
        @Nullable String shipmentId,
        @Nullable String carrierId,
        @Nullable String note,
        @Nullable Goods goods,
        @Nullable Long quantity,
        @Nullable String cause) {
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
        /** In good condition. */
        RECEIVED,
        /** Called off in time. */
        RELEASED;

        /** An attempt may come to it more than once, each time with other pieces. */
        boolean isOfPieces() {
            return switch (this) {
                case DAMAGED, FAILED, RECEIVED_DAMAGED, RECEIVED -> true;
                case BACKORDERED, RESERVED, PLANNED, DISPATCHED, DELIVERED, RELEASED -> false;
            };
        }
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
            case LineBackordered e ->
                new Milestone(Type.BACKORDERED, e.occurredAt(), null, null, null, null, e.reason(), null, null, null);
            case LineReserved e ->
                new Milestone(
                        Type.RESERVED,
                        e.occurredAt(),
                        e.source(),
                        e.promisedAt(),
                        null,
                        null,
                        null,
                        e.goods(),
                        null,
                        null);
            case ShipmentPlanned e ->
                shipped(Type.PLANNED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), null, null, null);
            case ShipmentDispatched e ->
                shipped(Type.DISPATCHED, e.occurredAt(), e.source(), e.shipmentId(), e.carrierId(), null, null, null);
            case ShipmentDelivered e ->
                shipped(
                        Type.DELIVERED,
                        e.occurredAt(),
                        e.source(),
                        e.shipmentId(),
                        e.carrierId(),
                        e.signedBy(),
                        null,
                        null);
            case ShipmentFailed e ->
                shipped(
                        Type.FAILED,
                        e.occurredAt(),
                        e.source(),
                        e.shipmentId(),
                        e.carrierId(),
                        e.reason(),
                        e.quantity(),
                        e.cause());
            case ReservationReleased e ->
                new Milestone(Type.RELEASED, e.occurredAt(), e.source(), null, null, null, null, null, null, null);
            case ShipmentDamaged e ->
                shipped(
                        Type.DAMAGED,
                        e.occurredAt(),
                        e.source(),
                        e.shipmentId(),
                        e.carrierId(),
                        whereAndWhat(e),
                        e.quantity(),
                        e.cause());
        };
    }

    static Milestone of(LineReceived e) {
        Type type = e.condition() == Condition.GOOD ? Type.RECEIVED : Type.RECEIVED_DAMAGED;
        return shipped(
                type,
                e.receivedAt(),
                e.source(),
                e.shipmentId(),
                null,
                null,
                e.goods().quantity(),
                null);
    }

    private static Milestone shipped(
            Type type,
            Instant at,
            String source,
            @Nullable String shipmentId,
            @Nullable String carrierId,
            @Nullable String note,
            @Nullable Long quantity,
            @Nullable String cause) {
        return new Milestone(type, at, source, null, shipmentId, carrierId, note, null, quantity, cause);
    }

    private static @Nullable String whereAndWhat(ShipmentDamaged e) {
        String told = Stream.of(e.location(), e.note()).filter(Objects::nonNull).collect(Collectors.joining(": "));
        return told.isEmpty() ? null : told;
    }
}
