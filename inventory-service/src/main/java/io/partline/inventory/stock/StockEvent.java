package io.partline.inventory.stock;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be recorded of a stock item. Quantities are pieces. */
public sealed interface StockEvent extends DomainEvent {
    StockItemId item();

    @Override
    default String aggregateId() {
        return item().toString();
    }

    @StoredAs("stock-received")
    record StockReceived(StockItemId item, long quantity, String reference, Instant at) implements StockEvent {}

    @StoredAs("stock-reserved")
    record StockReserved(StockItemId item, AllocationId reservation, long quantity, Instant at) implements StockEvent {}

    @StoredAs("stock-reservation-released")
    record ReservationReleased(StockItemId item, AllocationId reservation, long quantity, Instant at)
            implements StockEvent {}

    @StoredAs("stock-issued")
    record StockIssued(
            StockItemId item,
            AllocationId reservation,
            long quantity,
            @Nullable String shipment,
            Instant at) implements StockEvent {}

    @StoredAs("stock-transit-expected")
    record TransitExpected(StockItemId item, String shipment, long quantity, Instant at) implements StockEvent {}

    @StoredAs("stock-transit-lost")
    record TransitLost(StockItemId item, String shipment, long quantity, Instant at) implements StockEvent {}

    @StoredAs("stock-transit-used")
    record TransitUsed(StockItemId item, String shipment, long quantity, Instant at) implements StockEvent {}

    /** Receipt or damage was reported before the dispatch; the dispatch, when it comes, changes nothing. */
    @StoredAs("stock-transit-ended-early")
    record TransitEndedEarly(StockItemId item, String shipment, Instant at) implements StockEvent {}

    @StoredAs("stock-quarantined")
    record StockQuarantined(StockItemId item, String returnId, long quantity, Instant at) implements StockEvent {}

    @StoredAs("stock-disposed")
    record StockDisposed(StockItemId item, String returnId, long quantity, Disposition disposition, Instant at)
            implements StockEvent {}
}
