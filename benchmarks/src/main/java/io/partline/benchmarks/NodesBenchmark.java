package io.partline.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reservations a second of two nodes of inventory-service against one, both on the same machine and with all their followers
 * at work; the nodes share every stock item, so that each must learn what the other has recorded.
 */
final class NodesBenchmark {
    /** @param items shared by the nodes */
    record Size(int items, Duration warmUp, int rounds, Duration phase) {
        static final Size FULL = new Size(20_000, Duration.ofSeconds(20), 3, Duration.ofSeconds(10));
    }

    private final ServiceUnderLoad first;
    private final Size size;
    private final Reservations reservations;

    NodesBenchmark(ServiceUnderLoad first, Size size) {
        this.first = first;
        this.size = size;
        this.reservations = new Reservations(size.items());
    }

    /** @return median over the rounds of what two nodes do of what one does */
    double run(PrintStream out) {
        out.printf("## Nodes (%s)%n%n", Machine.describe());
        first.followers().stop();
        reservations.stock(first.commands());
        first.followFromHere();
        Load.run(Reservations.SENDERS, size.warmUp(), _ -> reservations.through(first.commands()));
        List<Double> ratios = new ArrayList<>();
        Table table = new Table("round", "one node, reservations/s", "two nodes, reservations/s", "ratio");
        try (ServiceUnderLoad second = first.another()) {
            Load.run(Reservations.SENDERS, size.warmUp(), number -> throughEither(second, number));
            for (int round = 1; round <= size.rounds(); round++) {
                second.followers().stop();
                double alone = perSecond(_ -> reservations.through(first.commands()));
                second.followers().start();
                double together = perSecond(number -> throughEither(second, number));
                ratios.add(together / alone);
                table.row(round, alone, together, together / alone);
            }
        }
        table.row("**median**", "", "", Median.of(ratios));
        table.print(out);
        return Median.of(ratios);
    }

    private Load.Sender throughEither(ServiceUnderLoad second, int number) {
        return reservations.through(number % 2 == 0 ? first.commands() : second.commands());
    }

    private double perSecond(Load.Senders senders) {
        return Load.run(Reservations.SENDERS, size.phase(), senders).perSecond();
    }
}
