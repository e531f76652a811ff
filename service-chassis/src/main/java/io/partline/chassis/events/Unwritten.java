package io.partline.chassis.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the surrounding transaction has recorded and not written yet: it goes to the log in one statement just before the
 * commit, or before somebody in the transaction reads what it is about. So several commands cost one trip, and whatever
 * waits for them, in this service or for the horizon, waits for that trip and no longer.
 */
final class Unwritten implements TransactionSynchronization {
    private final List<Append> appends = new ArrayList<>();
    private final Consumer<List<Append>> writer;
    private boolean over;

    private Unwritten(Consumer<List<Append>> writer) {
        this.writer = writer;
    }

    /** Keeps events for the end of the transaction under way. */
    static void keep(Append append, Consumer<List<Append>> writer) {
        Unwritten current = current();
        if (current == null) {
            current = new Unwritten(writer);
            TransactionSynchronizationManager.bindResource(Unwritten.class, current);
            TransactionSynchronizationManager.registerSynchronization(current);
        }
        if (current.over) {
            throw new IllegalStateException("the transaction is at its end; it cannot record " + append.first());
        }
        current.appends.add(append);
    }

    /** Before a statement that reads a certain aggregate. */
    static void writeBeforeReading(String aggregateId) {
        Unwritten current = current();
        if (current != null
                && current.appends.stream()
                        .anyMatch(append ->
                                append.first().getAggregateIdentifier().equals(aggregateId))) {
            current.write();
        }
    }

    /** Before a statement that may read any. */
    static void writeNow() {
        Unwritten current = current();
        if (current != null) {
            current.write();
        }
    }

    private static @Nullable Unwritten current() {
        return (Unwritten) TransactionSynchronizationManager.getResource(Unwritten.class);
    }

    private void write() {
        if (!appends.isEmpty()) {
            List<Append> all = List.copyOf(appends);
            appends.clear();
            writer.accept(all);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        over = true;
        write();
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(Unwritten.class);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(Unwritten.class, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(Unwritten.class);
    }
}
