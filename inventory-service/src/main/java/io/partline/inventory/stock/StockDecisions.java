package io.partline.inventory.stock;

import io.partline.inventory.stock.StockCommand.DisposeStock;
import io.partline.inventory.stock.StockCommand.ExpectTransit;
import io.partline.inventory.stock.StockCommand.IssueStock;
import io.partline.inventory.stock.StockCommand.LoseTransit;
import io.partline.inventory.stock.StockCommand.QuarantineStock;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReleaseReservation;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockCommand.UseTransit;
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockRefusal.InvalidQuantity;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import io.partline.inventory.stock.StockRefusal.NotQuarantined;
import io.partline.inventory.stock.StockRefusal.NotReserved;
import java.time.Instant;
import java.util.List;

/** What a stock item answers to a command: events, or a refusal. */
public final class StockDecisions {
    /** Pieces in one movement; more is taken for a typing error. */
    static final long MAX_QUANTITY = 1_000_000;

    private StockDecisions() {}

    public static List<StockEvent> decide(StockState state, StockCommand command) {
        return switch (command) {
            case ReceiveStock c -> receive(state, c);
            case ReserveStock c -> reserve(state, c);
            case ReleaseReservation c -> release(state, c);
            case IssueStock c -> issue(state, c);
            case ExpectTransit c -> expect(state, c);
            case LoseTransit c -> lose(state, c);
            case UseTransit c -> use(state, c);
            case QuarantineStock c -> quarantine(state, c);
            case DisposeStock c -> dispose(state, c);
        };
    }

    private static List<StockEvent> receive(StockState state, ReceiveStock c) {
        if (state.receipts().contains(c.reference())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        return List.of(new StockReceived(c.item(), c.quantity(), c.reference(), c.at()));
    }

    /** A released reservation may be asked for again; an issued one may not. */
    private static List<StockEvent> reserve(StockState state, ReserveStock c) {
        if (state.reservations().containsKey(c.allocation()) || state.isClosed(c.allocation())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        if (c.quantity() > state.availableToPromise()) {
            throw new NotEnoughStock(c.item(), c.quantity(), state.availableToPromise());
        }
        return List.of(new StockReserved(c.item(), c.allocation(), c.quantity(), c.at()));
    }

    private static List<StockEvent> release(StockState state, ReleaseReservation c) {
        Long quantity = state.reservations().get(c.allocation());
        return quantity == null
                ? List.of()
                : List.of(new ReservationReleased(c.item(), c.allocation(), quantity, c.at()));
    }

    private static List<StockEvent> issue(StockState state, IssueStock c) {
        if (state.isClosed(c.allocation())) {
            return List.of();
        }
        Long quantity = state.reservations().get(c.allocation());
        if (quantity == null) {
            throw new NotReserved(c.item(), c.allocation());
        }
        return List.of(new StockIssued(c.item(), c.allocation(), quantity, c.shipment(), c.at()));
    }

    private static List<StockEvent> expect(StockState state, ExpectTransit c) {
        if (state.transits().containsKey(c.shipment()) || state.isClosed(c.shipment())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        return List.of(new TransitExpected(c.item(), c.shipment(), c.quantity(), c.at()));
    }

    private static List<StockEvent> lose(StockState state, LoseTransit c) {
        Long quantity = state.transits().get(c.shipment());
        return quantity == null
                ? endedEarly(state, c.item(), c.shipment(), c.at())
                : List.of(new TransitLost(c.item(), c.shipment(), quantity, c.at()));
    }

    private static List<StockEvent> use(StockState state, UseTransit c) {
        Long quantity = state.transits().get(c.shipment());
        return quantity == null
                ? endedEarly(state, c.item(), c.shipment(), c.at())
                : List.of(new TransitUsed(c.item(), c.shipment(), quantity, c.at()));
    }

    private static List<StockEvent> endedEarly(StockState state, StockItemId item, String shipment, Instant at) {
        return state.isClosed(shipment) ? List.of() : List.of(new TransitEndedEarly(item, shipment, at));
    }

    private static List<StockEvent> quarantine(StockState state, QuarantineStock c) {
        if (state.quarantine().containsKey(c.returnId()) || state.isClosed(c.returnId())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        return List.of(new StockQuarantined(c.item(), c.returnId(), c.quantity(), c.at()));
    }

    private static List<StockEvent> dispose(StockState state, DisposeStock c) {
        if (state.isClosed(c.returnId())) {
            return List.of();
        }
        long held = state.quarantine().getOrDefault(c.returnId(), 0L);
        if (held == 0 || held != c.quantity()) {
            throw new NotQuarantined(c.item(), c.returnId(), c.quantity(), held);
        }
        return List.of(new StockDisposed(c.item(), c.returnId(), held, c.disposition(), c.at()));
    }

    private static void requireQuantity(long quantity) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new InvalidQuantity(quantity, MAX_QUANTITY);
        }
    }
}
