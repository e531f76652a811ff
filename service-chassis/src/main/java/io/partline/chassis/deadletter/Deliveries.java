package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.telemetry.Figures;
import io.partline.chassis.telemetry.TraceContinuation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles deliveries: note and effect in one transaction, a few tries, then the queue of dead letters. */
public class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    /** Tries before parking; a lost race does not count as one. */
    static final int TRIES = 3;

    /** Deliveries in one transaction at most, and how long it takes new ones: what it records holds followers back. */
    private static final int MOST_AT_ONCE = 50;

    private static final Duration LONGEST = Duration.ofMillis(25);

    /** How long such a transaction waits for another: two that hold what the other wants would wait for each other. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    public enum Outcome {
        HANDLED,
        /** It took effect before; nothing was done. */
        DUPLICATE,
        PARKED
    }

    private static final int LOOKS_WITHOUT_CAUSE = 10;

    private final DeadLetters letters;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final TraceContinuation traces;
    private final Map<String, Consumer<DeadLetter>> replays = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Delivery, String>> announcements = new ConcurrentHashMap<>();

    private volatile boolean nothingParked;
    private int looks;

    Deliveries(
            DeadLetters letters,
            TransactionTemplate transaction,
            MeterRegistry meters,
            TraceContinuation traces,
            Duration figuresEvery) {
        this.letters = letters;
        this.transaction = transaction;
        this.meters = meters;
        this.traces = traces;
        Figures<DeadLetters.Queue> queue = new Figures<>(figuresEvery, letters::queue);
        Gauge.builder("partline.dead.letters.waiting", () -> queue.get(DeadLetters.Queue::waiting))
                .description("Deliveries parked now")
                .register(meters);
        Gauge.builder("partline.dead.letters.oldest.seconds", () -> queue.get(DeadLetters.Queue::oldestSeconds))
                .description("How long the oldest parked delivery has been lying; 0 if there is none")
                .register(meters);
    }

    /** How a parked delivery of this listener is handled again; runs in the transaction that removes it. */
    public void onReplay(String listener, Consumer<DeadLetter> handler) {
        replays.put(listener, handler);
        meters.counter("partline.dead.letters", "listener", listener);
    }

    /** Told of every delivery of this listener, and why, before it is parked; a failure here prevents the parking. */
    public void onParking(String listener, BiConsumer<Delivery, String> announcement) {
        announcements.put(listener, announcement);
    }

    /** How deliveries are known to have taken effect. */
    public interface Memory {
        /** Ids of those that took effect before; a look that writes nothing. */
        Set<String> known(List<Delivery> deliveries);

        /** Marks all of them as done in the surrounding transaction; false if somebody else has done so with one. */
        boolean note(List<Delivery> deliveries);

        /** They are marked for good. */
        default void noted(List<Delivery> deliveries) {}
    }

    /** @param effect runs in the transaction that notes the delivery, perhaps several times; only the last one counts */
    public record Work(Delivery delivery, Runnable effect) {}

    /**
     * Notes and effects commit together, of as many at a time as a short transaction holds; where one of them fails, each
     * by itself. The notes come last: until an effect writes something, the transaction has no id and holds nobody back.
     *
     * @return what became of each
     * @throws Interrupted if the database or the broker cannot be reached
     */
    public List<Outcome> deliver(List<Work> works, Memory memory) {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            while (outcomes.size() < works.size()) {
                List<Work> rest = works.subList(outcomes.size(), works.size());
                int alone = rest.size() == 1 ? 1 : together(rest, memory, outcomes);
                for (Work work : rest.subList(0, alone)) {
                    outcomes.add(inItsTrace(work.delivery(), () -> alone(work, memory)));
                }
            }
        } catch (RuntimeException e) {
            throw new Interrupted(outcomes.size(), e);
        }
        return outcomes;
    }

    /** What was delivered before it took effect; the others are to be delivered again. */
    public static final class Interrupted extends RuntimeException {
        private final int delivered;

        Interrupted(int delivered, RuntimeException cause) {
            super(cause);
            this.delivered = delivered;
        }

        public int delivered() {
            return delivered;
        }
    }

    /**
     * @param outcomes grows by those that were delivered
     * @return how many of the first are to be delivered alone instead
     */
    private int together(List<Work> works, Memory memory, List<Outcome> outcomes) {
        int[] begun = new int[1];
        try {
            Slice slice = Objects.requireNonNull(transaction.execute(status -> slice(works, memory, status, begun)));
            memory.noted(slice.done());
            outcomes.addAll(slice.outcomes());
            return slice.outcomes().isEmpty() ? 1 : 0;
        } catch (RuntimeException e) {
            // Also what lost a race: alone, none of them holds what another waits for.
            if (Outage.caused(e)) {
                throw e;
            }
            LOG.debug("{} deliveries are tried one by one", begun[0], e);
            return begun[0];
        }
    }

    /** @param outcomes of the first works; none if nothing was done */
    private record Slice(List<Outcome> outcomes, List<Delivery> done) {
        static final Slice NONE = new Slice(List.of(), List.of());
    }

    private Slice slice(List<Work> works, Memory memory, TransactionStatus status, int[] begun) {
        begun[0] = 1;
        List<Delivery> deliveries =
                works.stream().limit(MOST_AT_ONCE).map(Work::delivery).toList();
        // In this order: who parks an event notes it in the same transaction, and whoever sees the note then sees the
        // letter.
        Set<String> known = new HashSet<>(memory.known(deliveries));
        Set<String> blocked = letters.waiting(
                deliveries.getFirst().listener(),
                deliveries.stream().map(Delivery::key).collect(Collectors.toSet()),
                PATIENCE);
        List<Outcome> outcomes = new ArrayList<>();
        List<Delivery> done = new ArrayList<>();
        long end = System.nanoTime() + LONGEST.toNanos();
        for (Work work : works.subList(0, deliveries.size())) {
            Delivery delivery = work.delivery();
            begun[0] = outcomes.size() + 1;
            if (!known.add(delivery.eventId())) {
                outcomes.add(Outcome.DUPLICATE);
                continue;
            }
            if (blocked.contains(delivery.key()) || System.nanoTime() - end > 0) {
                break;
            }
            traces.run(delivery.listener(), delivery.headers(), work.effect());
            done.add(delivery);
            outcomes.add(Outcome.HANDLED);
        }
        if (!done.isEmpty() && !memory.note(done)) {
            status.setRollbackOnly();
            return Slice.NONE;
        }
        return new Slice(outcomes, done);
    }

    private <T> T inItsTrace(Delivery delivery, Supplier<T> work) {
        return traces.call(delivery.listener(), delivery.headers(), work);
    }

    private Outcome alone(Work work, Memory memory) {
        for (int tries = 1; ; tries++) {
            try {
                Outcome outcome = Conflict.repeating(() -> attempt(work, memory));
                if (outcome == Outcome.HANDLED) {
                    memory.noted(List.of(work.delivery()));
                }
                return outcome == Outcome.PARKED
                        ? park(
                                work.delivery(),
                                memory,
                                "waits behind an earlier one of "
                                        + work.delivery().key(),
                                0)
                        : outcome;
            } catch (RuntimeException e) {
                if (Outage.caused(e) || Conflict.caused(e)) {
                    throw e;
                }
                if (tries == TRIES) {
                    LOG.error(
                            "{} could not handle {} {}; parked",
                            work.delivery().listener(),
                            work.delivery().eventType(),
                            work.delivery().eventId(),
                            e);
                    meters.counter(
                                    "partline.dead.letters",
                                    "listener",
                                    work.delivery().listener())
                            .increment();
                    return park(work.delivery(), memory, describe(e), TRIES);
                }
            }
        }
    }

    private Outcome attempt(Work work, Memory memory) {
        Delivery delivery = work.delivery();
        return Objects.requireNonNull(transaction.execute(status -> {
            if (memory.known(List.of(delivery)).contains(delivery.eventId())) {
                return Outcome.DUPLICATE;
            }
            if (letters.waiting(delivery.listener(), Set.of(delivery.key())).contains(delivery.key())) {
                return Outcome.PARKED;
            }
            work.effect().run();
            if (!memory.note(List.of(delivery))) {
                status.setRollbackOnly();
                return Outcome.DUPLICATE;
            }
            return Outcome.HANDLED;
        }));
    }

    /** Announced first: no transaction may stay open while a broker is slow, all followers would wait for it. */
    private Outcome park(Delivery delivery, Memory memory, String cause, int attempts) {
        announcements.getOrDefault(delivery.listener(), (_, _) -> {}).accept(delivery, cause);
        Outcome outcome = Objects.requireNonNull(transaction.execute(status -> {
            if (!memory.note(List.of(delivery))) {
                return Outcome.DUPLICATE;
            }
            letters.park(delivery, cause, attempts);
            return Outcome.PARKED;
        }));
        if (outcome == Outcome.PARKED) {
            nothingParked = false;
            memory.noted(List.of(delivery));
        }
        return outcome;
    }

    public List<DeadLetter> waiting(int limit) {
        return letters.list(limit);
    }

    /** Ids of a listener's events that are parked now, whether tried or behind another. */
    public Set<String> parked(String listener) {
        return letters.parked(listener);
    }

    /** Handles again what is due. Where nothing was parked, it looks less often: another node may have parked something. */
    void replayDue() {
        if (nothingParked && ++looks % LOOKS_WITHOUT_CAUSE != 0) {
            return;
        }
        nothingParked = !letters.any();
        for (long id : letters.due()) {
            try {
                replay(id);
            } catch (NotFound _) {
                LOG.debug("dead letter {} is being replayed by another node", id);
            } catch (RuntimeException e) {
                LOG.warn("dead letter {} could not be tried; it is tried again in a moment", id, e);
            }
        }
    }

    /**
     * Handles a parked delivery again, now.
     *
     * @return whether it is dealt with
     * @throws NotFound if it is not there, or an earlier one of its key is still in front of it
     * @throws RuntimeException if it lost a race, or the database cannot be reached: that says nothing about the letter
     */
    public boolean replay(long id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                DeadLetter letter = letters.take(id).orElseThrow(() -> NotFound.of("dead-letter", Long.toString(id)));
                Consumer<DeadLetter> handler = replays.get(letter.delivery().listener());
                if (handler == null) {
                    throw NotFound.of("listener", letter.delivery().listener());
                }
                try {
                    Delivery delivery = letter.delivery();
                    traces.run(delivery.listener() + " replay", delivery.headers(), () -> handler.accept(letter));
                } catch (RuntimeException e) {
                    throw new StillFails(e);
                }
                letters.settle(letter);
                return true;
            }));
        } catch (NotFound e) {
            throw e;
        } catch (RuntimeException e) {
            RuntimeException cause = e instanceof StillFails inHandler ? inHandler.cause : e;
            if (Conflict.caused(cause) || Outage.caused(cause)) {
                throw cause;
            }
            transaction.executeWithoutResult(
                    status -> letters.take(id).ifPresent(letter -> letters.failedAgain(letter, describe(cause))));
            return false;
        }
    }

    private static final class StillFails extends RuntimeException {
        private final RuntimeException cause;

        StillFails(RuntimeException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /** Gives a delivery up for good; the next of its key follows. */
    public void discard(long id) {
        transaction.executeWithoutResult(status ->
                letters.settle(letters.take(id).orElseThrow(() -> NotFound.of("dead-letter", Long.toString(id)))));
    }

    private static String describe(RuntimeException e) {
        return Delivery.storable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
}
