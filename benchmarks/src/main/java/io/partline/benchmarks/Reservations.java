package io.partline.benchmarks;

import io.partline.chassis.aggregate.Commands;
import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockCommand.ReceiveStock;
import io.partline.inventory.stock.StockCommand.ReserveStock;
import io.partline.inventory.stock.StockItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Reservations of single pieces, spread over stock items that never run out. */
final class Reservations {
    static final int SENDERS = 24;
    private static final int PLENTY = 1_000_000;

    private final long first;
    private final int items;
    private final AtomicLong next = new AtomicLong();

    Reservations(int items) {
        this(0, items);
    }

    /** Of so many items from a number on. */
    Reservations(long first, int items) {
        this.first = first;
        this.items = items;
    }

    static StockItemId item(long number) {
        return StockItemId.of("P-%05d".formatted(number / 31), "C-%02d".formatted(number % 31));
    }

    static AllocationId allocation(long number) {
        return new AllocationId("SO-%012d-1".formatted(number), 1);
    }

    /** Puts something on every shelf. */
    void stock(Commands commands) {
        AtomicLong number = new AtomicLong();
        Load.run(SENDERS, Duration.ofMinutes(5), items, _ -> () -> {
            StockItemId item = item(first + number.getAndIncrement());
            commands.send(new ReceiveStock(item, PLENTY, "OPENING", Instant.now()));
        });
    }

    Load.Sender through(Commands commands) {
        return () -> {
            long number = next.getAndIncrement();
            commands.send(new ReserveStock(item(first + number % items), allocation(number), 1, Instant.now()));
        };
    }
}
