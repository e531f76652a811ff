package io.partline.sample;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The smallest aggregate that can refuse: a jar of marbles. */
public final class Jar extends AggregateShell<Jar.State, Jar.Event> {
    public record Put(@TargetAggregateIdentifier String jar, int marbles) {}

    public record Take(@TargetAggregateIdentifier String jar, int marbles) {}

    public sealed interface Event extends DomainEvent {
        String jar();

        @Override
        default String aggregateId() {
            return jar();
        }
    }

    @StoredAs("marbles-put")
    public record MarblesPut(String jar, int marbles) implements Event {}

    @StoredAs("marbles-taken")
    public record MarblesTaken(String jar, int marbles) implements Event {}

    public record State(int marbles) {
        State after(Event event) {
            return switch (event) {
                case MarblesPut put -> new State(marbles + put.marbles());
                case MarblesTaken taken -> new State(marbles - taken.marbles());
            };
        }
    }

    public static final class TooFew extends Refusal {
        TooFew(int asked, int there) {
            super(
                    Kind.UNACCEPTABLE,
                    "too-few-marbles",
                    "There are %d marbles, not %d.".formatted(there, asked),
                    Map.of("there", there));
        }
    }

    public static AggregateRoom<Jar> room() {
        return AggregateRoom.of("jar", Jar.class, Event.class);
    }

    Jar() {
        super(new State(0), State::after);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    State handle(Put command) {
        return record(command.marbles() == 0 ? List.of() : List.of(new MarblesPut(command.jar(), command.marbles())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    State handle(Take command) {
        Traps.pass(Traps.TAKING, command.jar());
        if (command.marbles() > state().marbles()) {
            throw new TooFew(command.marbles(), state().marbles());
        }
        return record(List.of(new MarblesTaken(command.jar(), command.marbles())));
    }
}
