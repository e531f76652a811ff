package io.partline.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.Disposition;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import java.time.Instant;
import java.util.List;

/** The hinge at the centre in Ningbo: what happened before, what is asked now, what follows. */
record Given(StockState state) {
    static final StockItemId HINGE = StockItemId.of("DHF-215KA", "C-NB");
    static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    static Given nothing() {
        return new Given(StockState.EMPTY);
    }

    static Given after(StockCommand... commands) {
        StockState state = StockState.EMPTY;
        for (StockCommand command : commands) {
            state = after(state, command);
        }
        return new Given(state);
    }

    static StockState after(StockState before, StockCommand command) {
        StockState state = before;
        for (StockEvent event : StockDecisions.decide(before, command)) {
            state = state.after(event);
        }
        return state;
    }

    Given and(StockCommand command) {
        return new Given(after(state, command));
    }

    void when(StockCommand command, StockEvent... then) {
        assertThat(StockDecisions.decide(state, command)).containsExactly(then);
    }

    void isUnchangedBy(StockCommand command) {
        when(command);
    }

    void refuses(StockCommand command, Class<? extends StockRefusal> why, String words) {
        assertThatThrownBy(() -> StockDecisions.decide(state, command))
                .isInstanceOf(why)
                .hasMessageContaining(words);
    }

    /** On hand, allocated, in transit, in quarantine; in pieces. */
    void holds(long onHand, long allocated, long inTransit, long quarantined) {
        assertThat(List.of(state.onHand(), state.allocated(), state.inTransit(), state.quarantined()))
                .as("on hand, allocated, in transit, in quarantine")
                .containsExactly(onHand, allocated, inTransit, quarantined);
        assertThat(state.availableToPromise()).isEqualTo(onHand - allocated);
    }

    static ReceiveStock receive(long quantity, String reference) {
        return new ReceiveStock(HINGE, quantity, reference, NOW);
    }

    static ReserveStock reserve(String reservation, long quantity) {
        return new ReserveStock(HINGE, reservation, quantity, NOW);
    }

    static ReleaseReservation release(String reservation) {
        return new ReleaseReservation(HINGE, reservation, NOW);
    }

    static IssueStock issue(String reservation) {
        return new IssueStock(HINGE, reservation, "SH-" + reservation, NOW);
    }

    static ExpectTransit expect(String shipment, long quantity) {
        return new ExpectTransit(HINGE, shipment, quantity, NOW);
    }

    static LoseTransit lose(String shipment, long quantity) {
        return new LoseTransit(HINGE, shipment, quantity, NOW);
    }

    static UseTransit use(String shipment, long quantity) {
        return new UseTransit(HINGE, shipment, quantity, NOW);
    }

    static QuarantineStock quarantine(String returnId, long quantity) {
        return new QuarantineStock(HINGE, returnId, quantity, NOW);
    }

    static DisposeStock dispose(String returnId, long quantity, Disposition disposition) {
        return new DisposeStock(HINGE, returnId, quantity, disposition, NOW);
    }
}
