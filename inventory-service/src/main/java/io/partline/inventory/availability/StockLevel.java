package io.partline.inventory.availability;

import io.partline.inventory.stock.StockItemId;
import io.partline.inventory.stock.StockState;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What lies of one part at one site, in pieces.
 *
 * @param inTransit on the way here
 * @param quarantined here and not issuable
 * @param returning announced to come back here
 */
@Schema(example = """
        {"siteId":"C-NB","partNumber":"DHF-215KA","onHand":5,"allocated":2,"inTransit":4,"quarantined":1,"returning":0,"availableToPromise":3}
        """)
record StockLevel(
        String siteId,
        String partNumber,
        long onHand,
        long allocated,
        long inTransit,
        long quarantined,
        long returning,
        long availableToPromise) {
    static StockLevel of(StockItemId item, StockState state) {
        return new StockLevel(
                item.siteId(),
                item.partNumber(),
                state.onHand(),
                state.allocated(),
                state.inTransit(),
                state.quarantined(),
                state.onTheWayBack(),
                state.availableToPromise());
    }
}
