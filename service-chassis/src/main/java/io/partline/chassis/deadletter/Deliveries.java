package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.telemetry.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles deliveries: note and effect in one transaction, a few tries, then the queue of dead letters. */
public class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    /** Tries before parking; a lost race does not count as one. */
    static final int TRIES = 3;

    public enum Outcome {
        HANDLED,
        /** It took effect before; nothing was done. */
        DUPLICATE,
        PARKED
    }

    private final DeadLetters letters;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Map<String, Consumer<DeadLetter>> replays = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Delivery, String>> announcements = new ConcurrentHashMap<>();

    Deliveries(DeadLetters letters, TransactionTemplate transaction, MeterRegistry meters, Duration figuresEvery) {
        this.letters = letters;
        this.transaction = transaction;
        this.meters = meters;
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

    /** How a delivery is known to have taken effect. */
    public interface Memory {
        /** Whether it took effect before; a look that writes nothing. */
        boolean knows();

        /** Marks it as done in the surrounding transaction; false if somebody else has done so. */
        boolean note();
    }

    /**
     * Note and effect commit together. The note comes last: until the effect writes something, the transaction has no
     * id and holds nobody back.
     *
     * @throws RuntimeException if the database or the broker cannot be reached: nothing happened, deliver it again
     */
    public Outcome deliver(Delivery delivery, Memory memory, Runnable effect) {
        for (int tries = 1; ; tries++) {
            try {
                Outcome outcome = Conflict.repeating(() -> attempt(delivery, memory, effect));
                return outcome == Outcome.PARKED
                        ? park(delivery, memory, "waits behind an earlier one of " + delivery.key(), 0)
                        : outcome;
            } catch (RuntimeException e) {
                if (Outage.caused(e) || Conflict.caused(e)) {
                    throw e;
                }
                if (tries == TRIES) {
                    LOG.error(
                            "{} could not handle {} {}; parked",
                            delivery.listener(),
                            delivery.eventType(),
                            delivery.eventId(),
                            e);
                    meters.counter("partline.dead.letters", "listener", delivery.listener())
                            .increment();
                    return park(delivery, memory, describe(e), TRIES);
                }
            }
        }
    }

    private Outcome attempt(Delivery delivery, Memory memory, Runnable effect) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (memory.knows()) {
                return Outcome.DUPLICATE;
            }
            if (letters.waiting(delivery.listener(), delivery.key())) {
                return Outcome.PARKED;
            }
            effect.run();
            if (!memory.note()) {
                status.setRollbackOnly();
                return Outcome.DUPLICATE;
            }
            return Outcome.HANDLED;
        }));
    }

    /** Announced first: no transaction may stay open while a broker is slow, all followers would wait for it. */
    private Outcome park(Delivery delivery, Memory memory, String cause, int attempts) {
        announcements.getOrDefault(delivery.listener(), (_, _) -> {}).accept(delivery, cause);
        return transaction.execute(status -> {
            if (!memory.note()) {
                return Outcome.DUPLICATE;
            }
            letters.park(delivery, cause, attempts);
            return Outcome.PARKED;
        });
    }

    public List<DeadLetter> waiting(int limit) {
        return letters.list(limit);
    }

    /** Ids of a listener's events that are parked now, whether tried or behind another. */
    public Set<String> parked(String listener) {
        return letters.parked(listener);
    }

    /** Handles again what is due. */
    void replayDue() {
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
                    handler.accept(letter);
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
