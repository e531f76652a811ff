package io.partline.inventory.stock;

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
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.ReturnExpected;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.StockWrittenOff;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitReceived;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockRefusal.InvalidQuantity;
import io.partline.inventory.stock.StockRefusal.NotEnoughStock;
import io.partline.inventory.stock.StockRefusal.NotQuarantined;
import io.partline.inventory.stock.StockRefusal.NotReserved;
import io.partline.inventory.stock.StockRefusal.ReceiptDiffers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
            case WriteOffStock c -> writeOff(state, c);
            case ExpectTransit c -> expect(state, c);
            case EndTransit c -> end(state, c);
            case ExpectReturn c -> expectReturn(state, c);
            case QuarantineStock c -> quarantine(state, c);
            case DisposeStock c -> dispose(state, c);
        };
    }

    /** One delivery note is one delivery: again the same is a repetition, another quantity is a question for a person. */
    private static List<StockEvent> receive(StockState state, ReceiveStock c) {
        Long before = state.receipts().get(c.reference());
        if (before != null) {
            if (before != c.quantity()) {
                throw new ReceiptDiffers(c.item(), c.reference(), before, c.quantity());
            }
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
        requireQuantity(c.quantity());
        Long reserved = state.reservations().get(c.allocation());
        if (reserved == null && c.shipment() == null) {
            throw new NotReserved(c.item(), c.allocation());
        }
        List<StockEvent> events = new ArrayList<>();
        long quantity = reserved == null ? c.quantity() : Math.min(reserved, c.quantity());
        found(state, quantity, c.item(), c.allocation(), c.at()).forEach(events::add);
        if (reserved == null) {
            // It was called off, given back to the shelf, and left all the same.
            events.add(new StockReserved(c.item(), c.allocation(), quantity, c.at()));
        }
        events.add(new StockIssued(
                c.item(),
                c.allocation(),
                quantity,
                c.shipment(),
                quantity == c.quantity() ? c.particulars() : null,
                c.at()));
        return events;
    }

    /** Whatever the books say, what leaves was there. */
    private static Stream<StockEvent> found(
            StockState state, long quantity, StockItemId item, AllocationId allocation, Instant at) {
        long found = quantity - state.onHand();
        return found > 0 ? Stream.of(new StockReceived(item, found, "found " + allocation, at)) : Stream.of();
    }

    /** No more than is reserved: what was reserved is all that anybody looked for. */
    private static List<StockEvent> writeOff(StockState state, WriteOffStock c) {
        if (state.isClosed(c.allocation())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        Long quantity = state.reservations().get(c.allocation());
        if (quantity == null) {
            throw new NotReserved(c.item(), c.allocation());
        }
        long pieces = Math.min(quantity, c.quantity());
        return Stream.concat(
                        found(state, pieces, c.item(), c.allocation(), c.at()),
                        Stream.of(new StockWrittenOff(
                                c.item(),
                                c.allocation(),
                                pieces,
                                c.fault(),
                                pieces == c.quantity() ? c.particulars() : null,
                                c.at())))
                .toList();
    }

    private static List<StockEvent> expect(StockState state, ExpectTransit c) {
        if (state.transits().containsKey(c.shipment()) || state.isClosed(c.shipment())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        long left = c.quantity() - state.endedEarly().getOrDefault(c.shipment(), 0L);
        return left > 0 ? List.of(new TransitExpected(c.item(), c.shipment(), left, c.at())) : List.of();
    }

    private static List<StockEvent> end(StockState state, EndTransit c) {
        if (state.isClosed(c.cause()) || state.isClosed(c.shipment())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        long known = Math.min(c.quantity(), state.transits().getOrDefault(c.shipment(), 0L));
        if (known == 0) {
            return List.of(new TransitEndedEarly(c.item(), c.shipment(), c.quantity(), c.end(), c.cause(), c.at()));
        }
        return List.of(
                switch (c.end()) {
                    case LOST -> new TransitLost(c.item(), c.shipment(), known, c.cause(), c.at());
                    case USED -> new TransitUsed(c.item(), c.shipment(), known, c.cause(), c.at());
                    case RECEIVED -> new TransitReceived(c.item(), c.shipment(), known, c.cause(), c.at());
                });
    }

    private static List<StockEvent> expectReturn(StockState state, ExpectReturn c) {
        if (isHeld(state, c.returnId()) || state.returning().containsKey(c.returnId())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        return List.of(new ReturnExpected(c.item(), c.returnId(), c.quantity(), c.at()));
    }

    private static List<StockEvent> quarantine(StockState state, QuarantineStock c) {
        if (isHeld(state, c.returnId())) {
            return List.of();
        }
        requireQuantity(c.quantity());
        long expected = state.returning().getOrDefault(c.returnId(), 0L);
        return List.of(new StockQuarantined(c.item(), c.returnId(), c.quantity(), expected, c.particulars(), c.at()));
    }

    private static boolean isHeld(StockState state, String returnId) {
        return state.quarantine().containsKey(returnId)
                || state.refurbishing().containsKey(returnId)
                || state.isClosed(returnId);
    }

    /** What is refurbished is disposed of once more, when it is good or given up. */
    private static List<StockEvent> dispose(StockState state, DisposeStock c) {
        boolean refurbishing = state.refurbishing().containsKey(c.returnId());
        if (state.isClosed(c.returnId()) || refurbishing && c.disposition() == Disposition.REFURBISH) {
            return List.of();
        }
        long held = (refurbishing ? state.refurbishing() : state.quarantine()).getOrDefault(c.returnId(), 0L);
        if (held == 0 || held != c.quantity()) {
            throw new NotQuarantined(c.item(), c.returnId(), c.quantity(), held);
        }
        return List.of(new StockDisposed(c.item(), c.returnId(), held, c.disposition(), c.particulars(), c.at()));
    }

    private static void requireQuantity(long quantity) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new InvalidQuantity(quantity, MAX_QUANTITY);
        }
    }
}
