package io.partline.inventory.stock;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockRefusal.ReceiptDiffers;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes deliveries in. One delivery note is one delivery, however long ago it was: a stock item remembers its last notes
 * only, so all of them are kept beside it.
 */
@Component
class DeliveryNotes {
    private final Commands commands;
    private final JdbcClient db;

    DeliveryNotes(Commands commands, JdbcClient db) {
        this.commands = commands;
        this.db = db;
    }

    /**
     * In the caller's transaction.
     *
     * @return whether it is a new one
     * @throws ReceiptDiffers if the same note was taken in with another quantity
     */
    boolean receive(ReceiveStock delivery) {
        String item = delivery.item().toString();
        Optional<Long> before = db.sql("select quantity from delivery_note where stock_item = ? and reference = ?")
                .params(item, delivery.reference())
                .query(Long.class)
                .optional();
        if (before.isPresent()) {
            if (before.get() != delivery.quantity()) {
                throw new ReceiptDiffers(delivery.item(), delivery.reference(), before.get(), delivery.quantity());
            }
            return false;
        }
        boolean isNew = commands.send(delivery).changed();
        db.sql("insert into delivery_note values (?, ?, ?) on conflict do nothing")
                .params(item, delivery.reference(), delivery.quantity())
                .update();
        return isNew;
    }
}
