package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.events.LogBatch;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockRefusal.ReceiptDiffers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes deliveries in. One delivery note is one delivery, however long ago it was: a stock item remembers its last notes
 * only, so all of them are kept beside it.
 */
@Component
class DeliveryNotes {
    private static final String KEEP = "insert into delivery_note values (?, ?, ?) on conflict do nothing";

    private final Commands commands;
    private final History<StockState> stock;
    private final JdbcTemplate jdbc;

    DeliveryNotes(Commands commands, History<StockState> stock, JdbcTemplate jdbc) {
        this.commands = commands;
        this.stock = stock;
        this.jdbc = jdbc;
    }

    /**
     * In the caller's transaction.
     *
     * @return whether it is a new one
     * @throws ReceiptDiffers if the same note was taken in with another quantity
     */
    boolean receive(ReceiveStock delivery) {
        Long before = before(delivery);
        if (before != null) {
            if (before != delivery.quantity()) {
                throw new ReceiptDiffers(delivery.item(), delivery.reference(), before, delivery.quantity());
            }
            return false;
        }
        boolean isNew = commands.send(delivery).changed();
        LogBatch.update(jdbc, KEEP, delivery.item().toString(), delivery.reference(), delivery.quantity());
        return isNew;
    }

    /** The pieces it had when it came before. An item that has forgotten no note yet knows all of them. */
    private @Nullable Long before(ReceiveStock delivery) {
        Map<String, Long> remembered = stock.of(delivery.aggregateId()).receipts();
        Long known = remembered.get(delivery.reference());
        if (known != null || remembered.size() < Pieces.REMEMBERED) {
            return known;
        }
        LogBatch.writeNow();
        return jdbc
                .queryForList(
                        "select quantity from delivery_note where stock_item = ? and reference = ?",
                        Long.class,
                        delivery.item().toString(),
                        delivery.reference())
                .stream()
                .findFirst()
                .orElse(null);
    }
}
