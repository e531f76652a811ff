package io.partline.inventory.stock;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is open, and of what has ended the last {@value Pieces#REMEMBERED} only: however old a stock item is, a command costs
 * the same. That nothing takes effect twice is the inbox's promise; what is remembered here is for news that comes in another
 * order than it happened, and for a delivery note that is sent again.
 *
 * @param onHand pieces there that may be issued
 * @param reservations open reservations, pieces by allocation
 * @param transits on the way here, pieces by shipment
 * @param returning announced to come back here, pieces by return
 * @param quarantine here and not issuable, pieces by return
 * @param refurbishing here and being made good again, pieces by return
 * @param receipts pieces by delivery note, of the last ones
 * @param endedEarly pieces by shipment whose end was heard of before their beginning, of the last ones
 * @param closed 1 for each of the last things that ended or were counted: an allocation, a shipment, a return, a cause
 */
public record StockState(
        long onHand,
        Map<AllocationId, Long> reservations,
        Map<String, Long> transits,
        Map<String, Long> returning,
        Map<String, Long> quarantine,
        Map<String, Long> refurbishing,
        Map<String, Long> receipts,
        Map<String, Long> endedEarly,
        Map<String, Long> closed) {
    public static final StockState EMPTY =
            new StockState(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public long allocated() {
        return Pieces.sum(reservations);
    }

    public long availableToPromise() {
        return onHand - allocated();
    }

    /** The youngest reservations, as many as the pieces on hand cover no longer. */
    public List<AllocationId> uncovered() {
        List<AllocationId> uncovered = new ArrayList<>();
        long missing = allocated() - onHand;
        for (Map.Entry<AllocationId, Long> open :
                List.copyOf(reservations.entrySet()).reversed()) {
            if (missing > 0) {
                uncovered.add(open.getKey());
                missing -= open.getValue();
            }
        }
        return uncovered;
    }

    public long inTransit() {
        return Pieces.sum(transits);
    }

    public long onTheWayBack() {
        return Pieces.sum(returning);
    }

    /** Here, and not issuable: to be inspected, or being refurbished. */
    public long quarantined() {
        return Pieces.sum(quarantine) + Pieces.sum(refurbishing);
    }

    /** Whether an allocation was used up, as far as is remembered. */
    boolean isClosed(AllocationId allocation) {
        return isClosed(allocation.toString());
    }

    /** Whether a shipment or a return ended or a cause was counted, as far as is remembered. */
    boolean isClosed(String one) {
        return closed.containsKey(one);
    }

    public StockState after(StockEvent event) {
        return switch (event) {
            case StockReceived e ->
                onHand(onHand + e.quantity()).receipts(Pieces.remembering(receipts, e.reference(), e.quantity()));
            case StockReserved e -> reservations(Pieces.with(reservations, e.reservation(), e.quantity()));
            case ReservationReleased e -> reservations(Pieces.without(reservations, e.reservation()));
            case StockIssued e -> onHand(onHand - e.quantity()).leave(e.reservation(), e.quantity());
            case StockWrittenOff e -> onHand(onHand - e.quantity()).leave(e.reservation(), e.quantity());
            case TransitExpected e ->
                transits(Pieces.with(transits, e.shipment(), e.quantity()))
                        .endedEarly(Pieces.without(endedEarly, e.shipment()));
            case TransitLost e -> arrive(e.shipment(), e.quantity(), e.cause());
            case TransitUsed e -> arrive(e.shipment(), e.quantity(), e.cause());
            case TransitReceived e -> onHand(onHand + e.quantity()).arrive(e.shipment(), e.quantity(), e.cause());
            case TransitEndedEarly e ->
                onHand(e.end() == TransitEnd.RECEIVED ? onHand + e.quantity() : onHand)
                        .endedEarly(Pieces.remembering(
                                endedEarly, e.shipment(), endedEarly.getOrDefault(e.shipment(), 0L) + e.quantity()))
                        .closed(e.cause());
            case ReturnExpected e -> returning(Pieces.with(returning, e.returnId(), e.quantity()));
            case StockQuarantined e ->
                returning(Pieces.without(returning, e.returnId()))
                        .quarantine(Pieces.with(quarantine, e.returnId(), e.quantity()));
            case StockDisposed e -> disposed(e);
        };
    }

    private StockState disposed(StockDisposed e) {
        StockState left = quarantine(Pieces.without(quarantine, e.returnId()))
                .refurbishing(Pieces.without(refurbishing, e.returnId()));
        return switch (e.disposition()) {
            case REFURBISH -> left.refurbishing(Pieces.with(refurbishing, e.returnId(), e.quantity()));
            case RESTOCK -> left.onHand(onHand + e.quantity()).closed(e.returnId());
            case SCRAP, RETURN_TO_VENDOR, OTHER_PART -> left.closed(e.returnId());
        };
    }

    /** What is issued or written off leaves its reservation; the last piece ends it. */
    private StockState leave(AllocationId allocation, long quantity) {
        StockState left = reservations(Pieces.less(reservations, allocation, quantity));
        return left.reservations.containsKey(allocation) ? left : left.closed(allocation.toString());
    }

    private StockState arrive(String shipment, long quantity, @Nullable String cause) {
        StockState left = transits(Pieces.less(transits, shipment, quantity)).closed(cause);
        return left.transits.containsKey(shipment) ? left : left.closed(shipment);
    }

    private StockState onHand(long pieces) {
        return new StockState(
                pieces, reservations, transits, returning, quarantine, refurbishing, receipts, endedEarly, closed);
    }

    private StockState reservations(Map<AllocationId, Long> open) {
        return new StockState(
                onHand, open, transits, returning, quarantine, refurbishing, receipts, endedEarly, closed);
    }

    private StockState transits(Map<String, Long> open) {
        return new StockState(
                onHand, reservations, open, returning, quarantine, refurbishing, receipts, endedEarly, closed);
    }

    private StockState returning(Map<String, Long> open) {
        return new StockState(
                onHand, reservations, transits, open, quarantine, refurbishing, receipts, endedEarly, closed);
    }

    private StockState quarantine(Map<String, Long> held) {
        return new StockState(
                onHand, reservations, transits, returning, held, refurbishing, receipts, endedEarly, closed);
    }

    private StockState refurbishing(Map<String, Long> held) {
        return new StockState(
                onHand, reservations, transits, returning, quarantine, held, receipts, endedEarly, closed);
    }

    private StockState receipts(Map<String, Long> last) {
        return new StockState(
                onHand, reservations, transits, returning, quarantine, refurbishing, last, endedEarly, closed);
    }

    private StockState endedEarly(Map<String, Long> last) {
        return new StockState(
                onHand, reservations, transits, returning, quarantine, refurbishing, receipts, last, closed);
    }

    private StockState closed(@Nullable String one) {
        return one == null
                ? this
                : new StockState(
                        onHand,
                        reservations,
                        transits,
                        returning,
                        quarantine,
                        refurbishing,
                        receipts,
                        endedEarly,
                        Pieces.remembering(closed, one, 1));
    }
}
