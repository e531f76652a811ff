package io.partline.benchmarks;

import io.partline.inventory.stock.AllocationId;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockEvent.StockIssued;
import io.partline.inventory.stock.StockEvent.StockReceived;
import io.partline.inventory.stock.StockEvent.StockReserved;
import io.partline.inventory.stock.StockEvent.TransitExpected;
import io.partline.inventory.stock.StockEvent.TransitUsed;
import io.partline.inventory.stock.StockItemId;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lives of single pieces: received, reserved, issued at a centre, expected and used at a station. */
final class StockLives {
    private StockLives() {}

    /** Without end. */
    static Stream<StockEvent> events() {
        return IntStream.iterate(0, number -> number + 1).boxed().flatMap(StockLives::life);
    }

    private static Stream<StockEvent> life(int number) {
        Instant at = Instant.now();
        String part = "P-%05d".formatted(number * 7 % 2_000);
        StockItemId centre = StockItemId.of(part, "C-%02d".formatted(number % 30));
        StockItemId station = StockItemId.of(part, "S-%03d".formatted(number % 300));
        AllocationId allocation = new AllocationId("SO-%012d-1".formatted(number), 1);
        String shipment = "SH-" + allocation;
        return Stream.of(
                new StockReceived(centre, 1, "DELIVERY-%06d".formatted(number), at),
                new StockReserved(centre, allocation, 1, at),
                new StockIssued(centre, allocation, 1, shipment, null, at),
                new TransitExpected(station, shipment, 1, at),
                new TransitUsed(station, shipment, 1, "receipt of " + allocation, at));
    }
}
