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
    /**
     * @param items shared by the nodes
     * @param senders in one run after the other: few are what the readers keep up with, many leave them no processor time
     * @param settling after one node more or less, unmeasured
     */
    record Size(int items, Duration warmUp, List<Integer> senders, int rounds, Duration settling, Duration phase) {
        static final Size FULL = new Size(
                20_000,
                Duration.ofSeconds(20),
                List.of(2, 4, Reservations.SENDERS),
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    private final ServiceUnderLoad first;
    private final Size size;
    private final Reservations reservations;

    NodesBenchmark(ServiceUnderLoad first, Size size) {
        this.first = first;
        this.size = size;
        this.reservations = new Reservations(size.items());
    }

    /** @return median over the rounds of what two nodes do of what one does, with the fewest senders */
    double run(PrintStream out) {
        out.printf("## Nodes (%s)%n%n", Machine.describe());
        first.followers().stop();
        reservations.stock(first.commands());
        first.followFromHere();
        Load.run(Reservations.SENDERS, size.warmUp(), _ -> reservations.through(first.commands()));
        Table table = new Table("senders", "round", "one node, reservations/s", "two nodes, reservations/s", "ratio");
        List<Double> medians = new ArrayList<>();
        try (ServiceUnderLoad second = first.another()) {
            Load.run(Reservations.SENDERS, size.warmUp(), number -> throughEither(second, number));
            for (int senders : size.senders()) {
                medians.add(Median.of(rounds(second, senders, table)));
                table.row(senders, "**median**", "", "", medians.getLast());
            }
        }
        table.print(out);
        return medians.getFirst();
    }

    private List<Double> rounds(ServiceUnderLoad second, int senders, Table table) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= size.rounds(); round++) {
            second.followers().stop();
            double alone = perSecond(senders, _ -> reservations.through(first.commands()));
            second.followers().start();
            double together = perSecond(senders, number -> throughEither(second, number));
            ratios.add(together / alone);
            table.row(senders, round, alone, together, together / alone);
        }
        return ratios;
    }

    private Load.Sender throughEither(ServiceUnderLoad second, int number) {
        return reservations.through(number % 2 == 0 ? first.commands() : second.commands());
    }

    private double perSecond(int senders, Load.Senders load) {
        Load.run(senders, size.settling(), load);
        return Load.run(senders, size.phase(), load).perSecond();
    }
}
