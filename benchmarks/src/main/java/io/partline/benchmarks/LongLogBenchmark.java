package io.partline.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reservations a second with a long event log against an empty one, on the same server in one run. */
final class LongLogBenchmark {
    private static final int AT_ONCE = 500_000;

    /** @param events put into the log between the two halves */
    record Size(int events, int items, Duration warmUp, int rounds, Duration phase) {
        static final Size FULL = new Size(20_000_000, 20_000, Duration.ofSeconds(20), 5, Duration.ofSeconds(6));
    }

    private final ServiceUnderLoad service;
    private final Size size;

    LongLogBenchmark(ServiceUnderLoad service, Size size) {
        this.service = service;
        this.size = size;
    }

    /** @return reservations with the long log of those with the short one, medians of the rounds */
    double run(PrintStream out) {
        out.printf("## A long log (%s)%n%n", Machine.describe());
        service.followers().stop();
        // Until the JVM has compiled what it runs; then twice the same, of items as young: one that has grown costs
        // more.
        rounds(new Reservations(size.items()));
        List<Double> before = rounds(new Reservations(size.items(), size.items()));
        long start = System.nanoTime();
        fill(out);
        out.printf(
                "%,d events put in, in %,d s%n%n",
                size.events(), Duration.ofNanos(System.nanoTime() - start).toSeconds());
        List<Double> after = rounds(new Reservations(2L * size.items(), size.items()));
        Table table = new Table("round", "short log, reservations/s", "long log, reservations/s");
        for (int i = 0; i < size.rounds(); i++) {
            table.row(i + 1, before.get(i), after.get(i));
        }
        double ratio = Median.of(after) / Median.of(before);
        table.row("**median**", Median.of(before), Median.of(after));
        table.row("**ratio**", "", ratio);
        table.print(out);
        return ratio;
    }

    private List<Double> rounds(Reservations reservations) {
        reservations.stock(service.commands());
        Load.run(Reservations.SENDERS, size.warmUp(), _ -> reservations.through(service.commands()));
        List<Double> rounds = new ArrayList<>();
        for (int i = 0; i < size.rounds(); i++) {
            rounds.add(Load.run(Reservations.SENDERS, size.phase(), _ -> reservations.through(service.commands()))
                    .perSecond());
        }
        return rounds;
    }

    /** Events as they are stored, of pieces that nobody asks for here; twenty for each stock item. */
    private void fill(PrintStream out) {
        JdbcTemplate jdbc = service.jdbc();
        for (long done = 0; done < size.events(); done += AT_ONCE) {
            jdbc.update("""
                    insert into event_log (aggregate_id, sequence, aggregate_type, event_id, event_type, revision, occurred_at, payload, metadata)
                    select 'stock:OLD-' || n / 20 || '@C-' || n / 20 % 31, n % 20, 'stock', gen_random_uuid(), 'stock-reserved', 1, now(),
                           jsonb_build_object('item', jsonb_build_object('partNumber', 'OLD-' || n / 20, 'siteId', 'C-' || n / 20 % 31),
                                              'reservation', jsonb_build_object('lineId', 'SO-' || n || '-1', 'attempt', 1),
                                              'quantity', 1, 'at', now()),
                           '{}'
                      from generate_series(?::bigint, ?::bigint) as n
                    """, done, Math.min(done + AT_ONCE, size.events()) - 1);
            out.printf("%,d of %,d events%n", Math.min(done + AT_ONCE, size.events()), size.events());
        }
        // What a server does beside its work over a year, it is not to do beside the rounds.
        jdbc.execute("vacuum (analyze) event_log");
        jdbc.execute("checkpoint");
    }
}
