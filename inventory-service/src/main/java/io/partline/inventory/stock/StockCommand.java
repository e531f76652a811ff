package io.partline.inventory.stock;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Each command is safe to repeat: what caused it names it. Quantities are pieces. */
public sealed interface StockCommand {
    StockItemId item();

    /** @param reference delivery note, count or opening balance; the same one again changes nothing */
    record ReceiveStock(@TargetAggregateIdentifier StockItemId item, long quantity, String reference, Instant at)
            implements StockCommand {}

    /** @param reservation demand and attempt: {@code SO-AAAA-1.1} */
    record ReserveStock(@TargetAggregateIdentifier StockItemId item, String reservation, long quantity, Instant at)
            implements StockCommand {}

    record ReleaseReservation(@TargetAggregateIdentifier StockItemId item, String reservation, Instant at)
            implements StockCommand {}

    /** @param shipment none when the site hands the part over its own counter */
    record IssueStock(
            @TargetAggregateIdentifier StockItemId item,
            String reservation,
            @Nullable String shipment,
            Instant at) implements StockCommand {}

    record ExpectTransit(@TargetAggregateIdentifier StockItemId item, String shipment, long quantity, Instant at)
            implements StockCommand {}

    record LoseTransit(@TargetAggregateIdentifier StockItemId item, String shipment, long quantity, Instant at)
            implements StockCommand {}

    /** What arrived for a service order is built in at once: received and used. */
    record UseTransit(@TargetAggregateIdentifier StockItemId item, String shipment, long quantity, Instant at)
            implements StockCommand {}

    record QuarantineStock(@TargetAggregateIdentifier StockItemId item, String returnId, long quantity, Instant at)
            implements StockCommand {}

    record DisposeStock(
            @TargetAggregateIdentifier StockItemId item,
            String returnId,
            long quantity,
            Disposition disposition,
            Instant at)
            implements StockCommand {}

    enum Disposition {
        RESTOCK,
        REFURBISH,
        SCRAP,
        RETURN_TO_VENDOR
    }
}
