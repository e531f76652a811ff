package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of an order line that may be sent back.
 *
 * @param origin what they came with, and what the return is named after: the shipment, or the attempt of a line that was
 *     served from the own shelf
 * @param shipmentId absent for what was found on a shelf
 * @param orderedPartNumber what was asked for, where another part takes its place; absent where nobody says so
 * @param quantity pieces
 * @param units what is known of single ones; absent where nobody tracks them
 * @param destination the site that has them or should have had them
 * @param cause the news that told it, by its id
 */
public record ReturnableGoods(
        String origin,
        @Nullable String shipmentId,
        String serviceOrderId,
        String lineId,
        String partNumber,
        @Nullable String orderedPartNumber,
        long quantity,
        @Nullable List<Unit> units,
        @Nullable String carrierId,
        Reason reason,
        String destination,
        String cause) {}
