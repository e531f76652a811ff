package io.partline.benchmarks;

import io.partline.chassis.events.EventJson;
import io.partline.inventory.stock.StockEvent.StockReserved;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reservations per second through the command side of inventory-service against one-event-per-commit inserts of the
 * same size into the same table layout on the same server.
 */
final class ReservationBenchmark {
    /**
     * @param items stock items over which the reservations are spread
     * @param warmUp of the command side; the yardstick needs a fourth of it
     * @param rounds each measures both sides, one after the other
     * @param phase length of one side of a round
     */
    record Size(int items, Duration warmUp, int rounds, Duration phase) {
        static final Size FULL = new Size(20_000, Duration.ofSeconds(20), 5, Duration.ofSeconds(6));
    }

    /** @param cpu used meanwhile, by all that was done */
    private record Measured(Load.Outcome outcome, CpuTime.Used cpu) {
        double perSecond() {
            return outcome.perSecond();
        }

        double jvmMicros() {
            return cpu.jvm().toNanos() / 1e3 / outcome.done();
        }

        double serverMicros() {
            return cpu.server().orElse(Duration.ZERO).toNanos() / 1e3 / outcome.done();
        }
    }

    private static final String PLAIN = "plain insert, one in each commit";
    private static final String APPENDING = "append and commit, plain JDBC";
    private static final String READING = "read, append and commit, plain JDBC";
    private static final String RESERVATION = "**reservation by the command side**";

    private final ServiceUnderLoad service;
    private final Size size;
    private final PlainEvents plain;
    private final CpuTime cpu;
    private final Reservations reservations;

    ReservationBenchmark(ServiceUnderLoad service, Size size) {
        this.service = service;
        this.size = size;
        this.reservations = new Reservations(size.items());
        this.cpu = new CpuTime(service.dataSource());
        this.plain = new PlainEvents(
                EventJson.write(new StockReserved(Reservations.item(0), Reservations.allocation(0), 1, Instant.now())));
    }

    /** @return median over the rounds of reservations per plain insert */
    double run(PrintStream out) {
        out.printf("## Reservations (%s)%n%n", Machine.describe());
        service.followers().stop();
        reservations.stock(service.commands());
        Map<String, Load.Senders> sides = new LinkedHashMap<>();
        sides.put(PLAIN, plain::sender);
        sides.put(APPENDING, _ -> plain.statements(false));
        sides.put(READING, _ -> plain.statements(true));
        sides.put(RESERVATION, this::reserving);
        Load.run(Reservations.SENDERS, size.warmUp(), this::reserving);
        Load.run(Reservations.SENDERS, size.warmUp().dividedBy(4), plain::sender);
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (int i = 0; i < size.rounds(); i++) {
            sides.forEach((name, side) ->
                    measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(measure(side)));
        }
        double ratio = print(measured, out);
        CpuProfile.of(() -> Load.run(Reservations.SENDERS, size.phase(), this::reserving))
                .print(out);
        withFollowers(out);
        return ratio;
    }

    private Load.Sender reserving(int sender) {
        return reservations.through(service.commands());
    }

    private Measured measure(Load.Senders side) {
        CpuTime.Used before = cpu.now();
        Load.Outcome outcome = Load.run(Reservations.SENDERS, size.phase(), side);
        return new Measured(outcome, cpu.now().since(before));
    }

    private static double print(Map<String, List<Measured>> measured, PrintStream out) {
        List<Measured> yardstick = measured.getOrDefault(PLAIN, List.of());
        Table table = new Table(
                "median of %d rounds".formatted(yardstick.size()),
                "a second",
                "of the plain insert",
                "processor here, microseconds each",
                "processor of PostgreSQL, microseconds each");
        measured.forEach((name, rounds) -> table.row(
                name,
                median(rounds, Measured::perSecond),
                ratio(rounds, yardstick),
                median(rounds, Measured::jvmMicros),
                median(rounds, Measured::serverMicros)));
        table.print(out);
        return ratio(measured.getOrDefault(RESERVATION, List.of()), yardstick);
    }

    private static double median(List<Measured> rounds, Function<Measured, Double> figure) {
        return Median.of(rounds.stream().map(figure).toList());
    }

    /** Round by round, for the machine may be faster in one than in another. */
    private static double ratio(List<Measured> of, List<Measured> to) {
        return Median.of(IntStream.range(0, of.size())
                .mapToObj(i -> of.get(i).perSecond() / to.get(i).perSecond())
                .toList());
    }

    /** The same with everything else that the service does about its events at the same time. */
    private void withFollowers(PrintStream out) {
        service.followFromHere();
        Load.Outcome reserved = Load.run(Reservations.SENDERS, size.phase(), this::reserving);
        long behind = service.longestLag();
        service.followers().stop();
        new Table(
                        "with all followers at work",
                        "reservations/s",
                        "slowest follower, events/s",
                        "events behind at the end")
                .row(
                        "projections, publisher, reactions",
                        reserved.perSecond(),
                        (reserved.done() - behind) / (reserved.took().toNanos() / 1e9),
                        behind)
                .print(out);
    }
}
