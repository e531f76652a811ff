package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Command;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Each command is safe to repeat: what caused it names it. Quantities are pieces. */
public sealed interface StockCommand extends Command<StockState, StockEvent> {
    StockItemId item();

    @Override
    default String aggregateId() {
        return item().toString();
    }

    /** @param reference delivery note, count or opening balance; the same one again changes nothing */
    record ReceiveStock(StockItemId item, long quantity, String reference, Instant at) implements StockCommand {}

    record ReserveStock(StockItemId item, AllocationId allocation, long quantity, Instant at) implements StockCommand {}

    record ReleaseReservation(StockItemId item, AllocationId allocation, Instant at) implements StockCommand {}

    /**
     * @param quantity pieces that leave, of those reserved
     * @param shipment none when the site hands the part over its own counter
     */
    record IssueStock(
            StockItemId item,
            AllocationId allocation,
            long quantity,
            @Nullable String shipment,
            @Nullable Particulars particulars,
            Instant at)
            implements StockCommand {}

    /** Takes pieces out of the books that are reserved and of no use. */
    record WriteOffStock(
            StockItemId item,
            AllocationId allocation,
            long quantity,
            ShelfFault fault,
            @Nullable Particulars particulars,
            Instant at)
            implements StockCommand {}

    record ExpectTransit(StockItemId item, String shipment, long quantity, Instant at) implements StockCommand {}

    /**
     * Some or all pieces of a shipment are on their way no more.
     *
     * @param cause the news that tells it, by its id
     */
    record EndTransit(StockItemId item, String shipment, long quantity, TransitEnd end, String cause, Instant at)
            implements StockCommand {}

    /** A return is announced. */
    record ExpectReturn(StockItemId item, String returnId, long quantity, Instant at) implements StockCommand {}

    /** A return is here. */
    record QuarantineStock(
            StockItemId item,
            String returnId,
            long quantity,
            @Nullable Particulars particulars,
            Instant at) implements StockCommand {}

    record DisposeStock(
            StockItemId item,
            String returnId,
            long quantity,
            Disposition disposition,
            @Nullable Particulars particulars,
            Instant at)
            implements StockCommand {}
}
