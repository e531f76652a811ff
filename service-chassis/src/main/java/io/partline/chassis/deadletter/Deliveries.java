package io.partline.chassis.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.partline.chassis.outage.Outage;
import io.partline.chassis.refusal.NotFound;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Handles deliveries: claim and effect in one transaction, a few tries, then the queue of dead letters. */
public class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    /** Tries before parking; a lost race does not count as one. */
    static final int TRIES = 3;

    private static final int RACES = 20;

    public enum Outcome {
        HANDLED,
        /** It was claimed before; nothing was done. */
        DUPLICATE,
        PARKED
    }

    private final DeadLetters letters;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Map<String, Consumer<DeadLetter>> replays = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Delivery>> announcements = new ConcurrentHashMap<>();

    Deliveries(DeadLetters letters, TransactionTemplate transaction, MeterRegistry meters) {
        this.letters = letters;
        this.transaction = transaction;
        this.meters = meters;
        Gauge.builder("partline.dead.letters.waiting", letters, DeadLetters::count)
                .description("Deliveries parked now")
                .register(meters);
    }

    /** How a parked delivery of this listener is handled again; runs in the transaction that removes it. */
    public void onReplay(String listener, Consumer<DeadLetter> handler) {
        replays.put(listener, handler);
        meters.counter("partline.dead.letters", "listener", listener);
    }

    /** Told of every delivery of this listener before it is parked; a failure here prevents the parking. */
    public void onParking(String listener, Consumer<Delivery> announcement) {
        announcements.put(listener, announcement);
    }

    /**
     * @param claim marks the delivery as done, in the same transaction as the effect; false if it was already
     * @throws RuntimeException if the database or the broker cannot be reached: nothing happened, deliver it again
     */
    public Outcome deliver(Delivery delivery, BooleanSupplier claim, Runnable effect) {
        int races = 0;
        int tries = 0;
        while (true) {
            try {
                Outcome outcome = transaction.execute(status -> {
                    if (!claim.getAsBoolean()) {
                        return Outcome.DUPLICATE;
                    }
                    if (letters.waiting(delivery.listener(), delivery.key())) {
                        status.setRollbackOnly();
                        return Outcome.PARKED;
                    }
                    effect.run();
                    return Outcome.HANDLED;
                });
                return outcome == Outcome.PARKED
                        ? park(delivery, claim, "waits behind an earlier one of " + delivery.key(), 0)
                        : outcome;
            } catch (ConcurrencyException e) {
                if (++races == RACES) {
                    throw e;
                }
                pause(races);
            } catch (RuntimeException e) {
                if (Outage.caused(e)) {
                    throw e;
                }
                if (++tries == TRIES) {
                    LOG.error(
                            "{} could not handle {} {}; parked",
                            delivery.listener(),
                            delivery.eventType(),
                            delivery.eventId(),
                            e);
                    meters.counter("partline.dead.letters", "listener", delivery.listener())
                            .increment();
                    return park(delivery, claim, describe(e), TRIES);
                }
                pause(5);
            }
        }
    }

    /** Announced first: no transaction may stay open while a broker is slow, all followers would wait for it. */
    private Outcome park(Delivery delivery, BooleanSupplier claim, String cause, int attempts) {
        announcements.getOrDefault(delivery.listener(), _ -> {}).accept(delivery);
        return transaction.execute(status -> {
            if (!claim.getAsBoolean()) {
                return Outcome.DUPLICATE;
            }
            letters.park(delivery, cause, attempts);
            return Outcome.PARKED;
        });
    }

    public List<DeadLetter> waiting(int limit) {
        return letters.list(limit);
    }

    /** Handles again what is due. */
    void replayDue() {
        for (long id : letters.due()) {
            try {
                replay(id);
            } catch (NotFound _) {
                LOG.debug("dead letter {} is in another node's hands", id);
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
                DeadLetter letter = letters.take(id).orElseThrow(() -> NotFound.of("dead letter", Long.toString(id)));
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
            if (cause instanceof ConcurrencyException || Outage.caused(cause)) {
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
                letters.settle(letters.take(id).orElseThrow(() -> NotFound.of("dead letter", Long.toString(id)))));
    }

    private static String describe(RuntimeException e) {
        return Delivery.storable(e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(2L << Math.min(attempt, 6)) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to try again", e);
        }
    }
}
