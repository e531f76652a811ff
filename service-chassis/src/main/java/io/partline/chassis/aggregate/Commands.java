package io.partline.chassis.aggregate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.outage.Conflict;
import io.partline.chassis.refusal.Refusal;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to send a command. Its events are recorded together, by themselves or as part of the surrounding
 * transaction.
 *
 * <p>A command that lost a race is tried again when no transaction surrounds it; inside a surrounding transaction the
 * conflict is thrown, and whoever owns that transaction repeats the whole of it.
 */
public class Commands {
    private final CommandBus bus;
    private final MeterRegistry meters;

    public Commands(CommandBus bus, MeterRegistry meters) {
        this.bus = bus;
        this.meters = meters;
    }

    /**
     * @return the state before and after, and what was recorded
     * @throws Refusal if the decision was no; nothing was recorded
     * @throws ConcurrencyException if others were faster every time
     */
    public <S, E extends DomainEvent> Decided<S, E> send(Command<S, E> command) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? sendOnce(command)
                : Conflict.repeating(() -> sendOnce(command));
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private <S, E extends DomainEvent> Decided<S, E> sendOnce(Command<S, E> command) {
        long start = System.nanoTime();
        Answer answer = dispatch(command);
        Throwable failure = answer.failure();
        count(command, result(failure), start);
        if (failure != null) {
            throw rethrown(failure);
        }
        return (Decided<S, E>) answer.value();
    }

    private record Answer(@Nullable Object value, @Nullable Throwable failure) {}

    private Answer dispatch(Object command) {
        Answer[] answer = new Answer[1];
        bus.dispatch(
                GenericCommandMessage.asCommandMessage(command),
                (CommandMessage<? extends Object> sent, CommandResultMessage<? extends Object> result) ->
                        answer[0] = result.isExceptional()
                                ? new Answer(null, result.exceptionResult())
                                : new Answer(result.getPayload(), null));
        return answer[0];
    }

    private void count(Object command, String result, long start) {
        Timer.builder("partline.commands")
                .description("Commands by result: accepted, refused, conflict, failed")
                .tag("command", command.getClass().getSimpleName())
                .tag("result", result)
                .publishPercentileHistogram()
                .register(meters)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private static String result(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "accepted";
            case Refusal _ -> "refused";
            case Throwable e when Conflict.caused(e) -> "conflict";
            default -> "failed";
        };
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new IllegalStateException(failure);
    }
}
