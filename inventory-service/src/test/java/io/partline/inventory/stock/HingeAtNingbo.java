package io.partline.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Specification;
import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.EndTransit;
import io.partline.inventory.stock.StockCommand.ExpectReturn;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.WriteOffStock;
import java.time.Instant;
import java.util.List;

/** The hinge at the centre in Ningbo, and what may be asked of it. */
final class HingeAtNingbo {
    static final Specification<StockState, StockCommand, StockEvent> STOCK =
            Specification.of(new StockAggregate().stock());
    static final StockItemId HINGE = StockItemId.of("DHF-215KA", "C-NB");
    static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private HingeAtNingbo() {}

    static ReceiveStock receive(long quantity, String reference) {
        return new ReceiveStock(HINGE, quantity, reference, NOW);
    }

    static ReserveStock reserve(AllocationId allocation, long quantity) {
        return new ReserveStock(HINGE, allocation, quantity, NOW);
    }

    static ReleaseReservation release(AllocationId allocation) {
        return new ReleaseReservation(HINGE, allocation, NOW);
    }

    static IssueStock issue(AllocationId allocation) {
        return new IssueStock(HINGE, allocation, 1_000_000, "SH-" + allocation, null, NOW);
    }

    static ExpectTransit expect(String shipment, long quantity) {
        return new ExpectTransit(HINGE, shipment, quantity, NOW);
    }

    static EndTransit end(String shipment, long quantity, TransitEnd end, String cause) {
        return new EndTransit(HINGE, shipment, quantity, end, cause, NOW);
    }

    static EndTransit lose(String shipment, long quantity) {
        return end(shipment, quantity, TransitEnd.LOST, "lost " + shipment + quantity);
    }

    static IssueStock issue(AllocationId allocation, long quantity) {
        return new IssueStock(HINGE, allocation, quantity, "SH-" + allocation, null, NOW);
    }

    static EndTransit shelve(String shipment, long quantity) {
        return end(shipment, quantity, TransitEnd.RECEIVED, "shelved " + shipment + quantity);
    }

    static EndTransit use(String shipment, long quantity) {
        return end(shipment, quantity, TransitEnd.USED, "used " + shipment + quantity);
    }

    static ExpectReturn announce(String returnId, long quantity) {
        return new ExpectReturn(HINGE, returnId, quantity, NOW);
    }

    static WriteOffStock writeOff(AllocationId allocation, long quantity, ShelfFault fault) {
        return new WriteOffStock(HINGE, allocation, quantity, fault, null, NOW);
    }

    static QuarantineStock quarantine(String returnId, long quantity) {
        return new QuarantineStock(HINGE, returnId, quantity, null, NOW);
    }

    static DisposeStock dispose(String returnId, long quantity, Disposition disposition) {
        return new DisposeStock(HINGE, returnId, quantity, disposition, null, NOW);
    }

    /** On hand, allocated, in transit, in quarantine; in pieces. */
    static void holds(StockState state, long onHand, long allocated, long inTransit, long quarantined) {
        assertThat(List.of(state.onHand(), state.allocated(), state.inTransit(), state.quarantined()))
                .as("on hand, allocated, in transit, in quarantine")
                .containsExactly(onHand, allocated, inTransit, quarantined);
        assertThat(state.availableToPromise()).isEqualTo(onHand - allocated);
    }
}
