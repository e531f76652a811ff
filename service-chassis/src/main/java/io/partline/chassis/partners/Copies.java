package io.partline.chassis.partners;

import io.partline.chassis.deadletter.Deliveries;
import io.partline.chassis.refusal.NotFound;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The copies a service keeps of what others tell, and the reading again of each. */
public class Copies {
    /** @param reading the last one on this node, with how far it is */
    @Schema(example = """
            {"copy": "known-sites", "subscription": "inventory", "topics": ["partline.inventory.v1"], "tables": ["known_site"]}
            """)
    record Status(
            String copy,
            String subscription,
            List<String> topics,
            List<String> tables,
            ReadAgain.@Nullable Progress reading) {}

    private record Kept(Copy copy, Subscription by) {}

    private final List<Kept> kept;
    private final Function<Subscription, Consumer<String, byte[]>> consumers;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<String, ReadAgain> readings = new ConcurrentHashMap<>();

    /** @param consumers each of the group of a subscription */
    Copies(
            List<Subscription> subscriptions,
            Function<Subscription, Consumer<String, byte[]>> consumers,
            Deliveries deliveries,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            Clock clock) {
        this.kept = subscriptions.stream()
                .flatMap(by -> by.copies().stream().map(copy -> new Kept(copy, by)))
                .toList();
        this.consumers = consumers;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Status> statuses() {
        return kept.stream().map(this::status).toList();
    }

    /** @throws NotFound if no copy has that name */
    Status status(String name) {
        return status(named(name));
    }

    private Status status(Kept one) {
        ReadAgain reading = readings.get(one.copy().name());
        return new Status(
                one.copy().name(),
                one.by().name(),
                one.by().topics(),
                one.copy().tables(),
                reading == null ? null : reading.progress());
    }

    /**
     * Starts to read a copy again; a reading that is under way is left alone.
     *
     * @throws NotFound if no copy has that name
     */
    ReadAgain.Progress readAgain(String name) {
        Kept one = named(name);
        return readings.compute(name, (_, before) -> {
                    if (before != null && before.progress().state() == ReadAgain.State.RUNNING) {
                        return before;
                    }
                    ReadAgain next = new ReadAgain(
                            one.copy(),
                            one.by(),
                            () -> consumers.apply(one.by()),
                            deliveries,
                            transaction,
                            jdbc,
                            clock);
                    Thread.ofPlatform().daemon().name("read-again-" + name).start(next);
                    return next;
                })
                .progress();
    }

    private Kept named(String name) {
        return kept.stream()
                .filter(one -> one.copy().name().equals(name))
                .findFirst()
                .orElseThrow(() -> NotFound.of("copy", name));
    }
}
