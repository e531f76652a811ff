package io.partline.inventory.stock;

import io.partline.inventory.stock.StockCommand.Disposition;
import io.partline.inventory.stock.StockEvent.ReservationReleased;
import io.partline.inventory.stock.StockEvent.StockDisposed;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockQuarantined;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.TransitEndedEarly;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitLost;
import io.partline.inventory.stock.StockEvent.TransitNetted;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * @param onHand pieces there that may be issued
 * @param reservations open reservations, pieces by reservation
 * @param transits on the way here, pieces by shipment
 * @param endedEarly shipments whose end was heard of before their beginning
 * @param quarantine not issuable, pieces by return
 * @param receipts references of receipts, to know a repetition
 */
public record StockState(
        long onHand,
        Map<String, Long> reservations,
        Map<String, Long> transits,
        Set<String> endedEarly,
        Map<String, Long> quarantine,
        Set<String> receipts) {
    public static final StockState EMPTY = new StockState(0, Map.of(), Map.of(), Set.of(), Map.of(), Set.of());

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

    private static long sum(Map<String, Long> pieces) {
        return pieces.values().stream().mapToLong(Long::longValue).sum();
    }

    public static StockState of(List<? extends StockEvent> history) {
        StockState state = EMPTY;
        for (StockEvent event : history) {
            state = state.after(event);
        }
        return state;
    }

    public StockState after(StockEvent event) {
        return switch (event) {
            case StockReceived e ->
                new StockState(
                        onHand + e.quantity(),
                        reservations,
                        transits,
                        endedEarly,
                        quarantine,
                        with(receipts, e.reference()));
            case StockReserved e ->
                new StockState(
                        onHand,
                        with(reservations, e.reservation(), e.quantity()),
                        transits,
                        endedEarly,
                        quarantine,
                        receipts);
            case ReservationReleased e ->
                new StockState(
                        onHand, without(reservations, e.reservation()), transits, endedEarly, quarantine, receipts);
            case StockIssued e ->
                new StockState(
                        onHand - e.quantity(),
                        without(reservations, e.reservation()),
                        transits,
                        endedEarly,
                        quarantine,
                        receipts);
            case TransitExpected e ->
                new StockState(
                        onHand,
                        reservations,
                        with(transits, e.shipment(), e.quantity()),
                        endedEarly,
                        quarantine,
                        receipts);
            case TransitLost e ->
                new StockState(onHand, reservations, without(transits, e.shipment()), endedEarly, quarantine, receipts);
            case TransitUsed e ->
                new StockState(onHand, reservations, without(transits, e.shipment()), endedEarly, quarantine, receipts);
            case TransitEndedEarly e ->
                new StockState(onHand, reservations, transits, with(endedEarly, e.shipment()), quarantine, receipts);
            case TransitNetted e ->
                new StockState(onHand, reservations, transits, without(endedEarly, e.shipment()), quarantine, receipts);
            case StockQuarantined e ->
                new StockState(
                        onHand,
                        reservations,
                        transits,
                        endedEarly,
                        with(quarantine, e.returnId(), e.quantity()),
                        receipts);
            case StockDisposed e ->
                new StockState(
                        e.disposition() == Disposition.RESTOCK ? onHand + e.quantity() : onHand,
                        reservations,
                        transits,
                        endedEarly,
                        e.disposition() == Disposition.REFURBISH ? quarantine : without(quarantine, e.returnId()),
                        receipts);
        };
    }

    private static Map<String, Long> with(Map<String, Long> pieces, String key, long quantity) {
        Map<String, Long> more = new HashMap<>(pieces);
        more.put(key, quantity);
        return more;
    }

    private static Map<String, Long> without(Map<String, Long> pieces, String key) {
        Map<String, Long> fewer = new HashMap<>(pieces);
        fewer.remove(key);
        return fewer;
    }

    private static Set<String> with(Set<String> keys, String key) {
        Set<String> more = new HashSet<>(keys);
        more.add(key);
        return more;
    }

    private static Set<String> without(Set<String> keys, String key) {
        Set<String> fewer = new HashSet<>(keys);
        fewer.remove(key);
        return fewer;
    }
}
