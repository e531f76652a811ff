package io.partline.inventory.stock;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * @param onHand pieces there that may be issued
 * @param reservations open reservations, pieces by allocation
 * @param transits on the way here, pieces by shipment
 * @param quarantine not issuable, pieces by return
 * @param receipts references of receipts, to know a repetition
 * @param closed reservations that were issued, shipments that ended, returns that were disposed of: heard of again, they
 *     change nothing
 */
public record StockState(
        long onHand,
        Map<AllocationId, Long> reservations,
        Map<String, Long> transits,
        Map<String, Long> quarantine,
        Set<String> receipts,
        Set<String> closed) {
    public static final StockState EMPTY = new StockState(0, Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

    public long allocated() {
        return sum(reservations);
    }

    public long availableToPromise() {
        return onHand - allocated();
    }

    public long inTransit() {
        return sum(transits);
    }

    public long quarantined() {
        return sum(quarantine);
    }

    private static long sum(Map<?, Long> pieces) {
        return pieces.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether an allocation was issued. */
    boolean isClosed(AllocationId allocation) {
        return isClosed(allocation.toString());
    }

    /** Whether a shipment ended or a return was disposed of. */
    boolean isClosed(String shipmentOrReturn) {
        return closed.contains(shipmentOrReturn);
    }

    public StockState after(StockEvent event) {
        return switch (event) {
            case StockReceived e -> onHand(onHand + e.quantity()).receipts(with(receipts, e.reference()));
            case StockReserved e -> reservations(with(reservations, e.reservation(), e.quantity()));
            case ReservationReleased e -> reservations(without(reservations, e.reservation()));
            case StockIssued e ->
                onHand(onHand - e.quantity())
                        .reservations(without(reservations, e.reservation()))
                        .closed(e.reservation().toString());
            case TransitExpected e -> transits(with(transits, e.shipment(), e.quantity()));
            case TransitLost e -> transits(without(transits, e.shipment())).closed(e.shipment());
            case TransitUsed e -> transits(without(transits, e.shipment())).closed(e.shipment());
            case TransitEndedEarly e -> closed(e.shipment());
            case StockQuarantined e -> quarantine(with(quarantine, e.returnId(), e.quantity()));
            case StockDisposed e ->
                switch (e.disposition()) {
                    case REFURBISH -> closed(e.returnId());
                    case RESTOCK ->
                        onHand(onHand + e.quantity())
                                .quarantine(without(quarantine, e.returnId()))
                                .closed(e.returnId());
                    case SCRAP, RETURN_TO_VENDOR ->
                        quarantine(without(quarantine, e.returnId())).closed(e.returnId());
                };
        };
    }

    private StockState onHand(long pieces) {
        return new StockState(pieces, reservations, transits, quarantine, receipts, closed);
    }

    private StockState reservations(Map<AllocationId, Long> open) {
        return new StockState(onHand, open, transits, quarantine, receipts, closed);
    }

    private StockState transits(Map<String, Long> open) {
        return new StockState(onHand, reservations, open, quarantine, receipts, closed);
    }

    private StockState quarantine(Map<String, Long> held) {
        return new StockState(onHand, reservations, transits, held, receipts, closed);
    }

    private StockState receipts(Set<String> references) {
        return new StockState(onHand, reservations, transits, quarantine, references, closed);
    }

    private StockState closed(String one) {
        return new StockState(onHand, reservations, transits, quarantine, receipts, with(closed, one));
    }

    private static <K> Map<K, Long> with(Map<K, Long> pieces, K key, long quantity) {
        Map<K, Long> more = new HashMap<>(pieces);
        more.put(key, quantity);
        return more;
    }

    private static <K> Map<K, Long> without(Map<K, Long> pieces, K key) {
        Map<K, Long> fewer = new HashMap<>(pieces);
        fewer.remove(key);
        return fewer;
    }

    private static Set<String> with(Set<String> keys, String key) {
        Set<String> more = new HashSet<>(keys);
        more.add(key);
        return more;
    }
}
