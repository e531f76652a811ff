package io.partline.inventory.stock;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be recorded of a stock item. Quantities are pieces. */
public sealed interface StockEvent extends DomainEvent {
    /** More pieces than any shipment carries. */
    long EVERYTHING = 1_000_000_000;

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

    @StoredAs(value = "stock-issued", revision = 2, supersedes = StockIssued1.class)
    record StockIssued(
            StockItemId item,
            AllocationId reservation,
            long quantity,
            @Nullable String shipment,
            @Nullable Particulars particulars,
            Instant at)
            implements StockEvent {}

    @StoredAs("stock-issued")
    record StockIssued1(
            StockItemId item,
            AllocationId reservation,
            long quantity,
            @Nullable String shipment,
            Instant at) implements Superseded {
        @Override
        public StockIssued lifted() {
            return new StockIssued(item, reservation, quantity, shipment, null, at);
        }
    }

    /** What was reserved on the shelf was found broken, or was not found. */
    @StoredAs(value = "stock-written-off", revision = 2, supersedes = StockWrittenOff1.class)
    record StockWrittenOff(
            StockItemId item,
            AllocationId reservation,
            long quantity,
            ShelfFault fault,
            @Nullable Particulars particulars,
            Instant at)
            implements StockEvent {}

    @StoredAs("stock-written-off")
    record StockWrittenOff1(StockItemId item, AllocationId reservation, long quantity, ShelfFault fault, Instant at)
            implements Superseded {
        @Override
        public StockWrittenOff lifted() {
            return new StockWrittenOff(item, reservation, quantity, fault, null, at);
        }
    }

    /** @param quantity pieces still on the way; those whose end was heard of before are not among them */
    @StoredAs("stock-transit-expected")
    record TransitExpected(StockItemId item, String shipment, long quantity, Instant at) implements StockEvent {}

    /** @param cause the news that told it; absent where it was recorded before causes were */
    @StoredAs(value = "stock-transit-lost", revision = 2, supersedes = TransitLost1.class)
    record TransitLost(
            StockItemId item,
            String shipment,
            long quantity,
            @Nullable String cause,
            Instant at) implements StockEvent {}

    @StoredAs("stock-transit-lost")
    record TransitLost1(StockItemId item, String shipment, long quantity, Instant at) implements Superseded {
        @Override
        public TransitLost lifted() {
            return new TransitLost(item, shipment, quantity, null, at);
        }
    }

    /** @param cause the news that told it; absent where it was recorded before causes were */
    @StoredAs(value = "stock-transit-used", revision = 2, supersedes = TransitUsed1.class)
    record TransitUsed(
            StockItemId item,
            String shipment,
            long quantity,
            @Nullable String cause,
            Instant at) implements StockEvent {}

    @StoredAs("stock-transit-used")
    record TransitUsed1(StockItemId item, String shipment, long quantity, Instant at) implements Superseded {
        @Override
        public TransitUsed lifted() {
            return new TransitUsed(item, shipment, quantity, null, at);
        }
    }

    /** What was on its way lies on the shelf. */
    @StoredAs("stock-transit-received")
    record TransitReceived(StockItemId item, String shipment, long quantity, String cause, Instant at)
            implements StockEvent {}

    /** Receipt or damage was reported before the dispatch; the dispatch, when it comes, brings so many pieces fewer. */
    @StoredAs(value = "stock-transit-ended-early", revision = 2, supersedes = TransitEndedEarly1.class)
    record TransitEndedEarly(
            StockItemId item,
            String shipment,
            long quantity,
            TransitEnd end,
            @Nullable String cause,
            Instant at) implements StockEvent {}

    /** At that time a shipment ended as a whole, and nothing it carried was put on the shelf. */
    @StoredAs("stock-transit-ended-early")
    record TransitEndedEarly1(StockItemId item, String shipment, Instant at) implements Superseded {
        @Override
        public TransitEndedEarly lifted() {
            return new TransitEndedEarly(item, shipment, EVERYTHING, TransitEnd.LOST, null, at);
        }
    }

    @StoredAs("stock-return-expected")
    record ReturnExpected(StockItemId item, String returnId, long quantity, Instant at) implements StockEvent {}

    /** @param expected pieces of the return that were announced, and are on their way back no more */
    @StoredAs(value = "stock-quarantined", revision = 3, supersedes = StockQuarantined2.class)
    record StockQuarantined(
            StockItemId item,
            String returnId,
            long quantity,
            long expected,
            @Nullable Particulars particulars,
            Instant at)
            implements StockEvent {}

    @StoredAs(value = "stock-quarantined", revision = 2, supersedes = StockQuarantined1.class)
    record StockQuarantined2(StockItemId item, String returnId, long quantity, long expected, Instant at)
            implements Superseded {
        @Override
        public StockQuarantined lifted() {
            return new StockQuarantined(item, returnId, quantity, expected, null, at);
        }
    }

    /** At that time a return was counted where it was going from its announcement on. */
    @StoredAs("stock-quarantined")
    record StockQuarantined1(StockItemId item, String returnId, long quantity, Instant at) implements Superseded {
        @Override
        public StockQuarantined lifted() {
            return new StockQuarantined(item, returnId, quantity, 0, null, at);
        }
    }

    @StoredAs(value = "stock-disposed", revision = 2, supersedes = StockDisposed1.class)
    record StockDisposed(
            StockItemId item,
            String returnId,
            long quantity,
            Disposition disposition,
            @Nullable Particulars particulars,
            Instant at)
            implements StockEvent {}

    @StoredAs("stock-disposed")
    record StockDisposed1(StockItemId item, String returnId, long quantity, Disposition disposition, Instant at)
            implements Superseded {
        @Override
        public StockDisposed lifted() {
            return new StockDisposed(item, returnId, quantity, disposition, null, at);
        }
    }
}
