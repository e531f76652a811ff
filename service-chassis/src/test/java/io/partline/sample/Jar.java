package io.partline.sample;

import io.partline.chassis.aggregate.Command;
import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.refusal.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** The smallest aggregate that can refuse: a jar of marbles. */
public final class Jar {
    /** What a jar may be asked. */
    public sealed interface Asked extends Command<State, Event> {
        String jar();

        @Override
        default String aggregateId() {
            return jar();
        }
    }

    public record Put(String jar, int marbles) implements Asked {}

    public record Take(String jar, int marbles) implements Asked {}

    /** Fills a jar that is not there yet; one that is stays as it is. */
    public record Fill(String jar, int marbles) implements Asked {
        @Override
        public boolean begins() {
            return true;
        }
    }

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

    private Jar() {}

    @Schema(example = "{\"marbles\": 3}")
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

    public static Decider<State, Asked, Event> decider() {
        return new Decider<>("jar", Asked.class, Event.class, new State(0), Jar::decide, State::after);
    }

    private static List<Event> decide(State state, Asked asked) {
        return switch (asked) {
            case Put put -> put.marbles() == 0 ? List.of() : List.of(new MarblesPut(put.jar(), put.marbles()));
            case Fill fill -> state.marbles() > 0 ? List.of() : List.of(new MarblesPut(fill.jar(), fill.marbles()));
            case Take take -> {
                Traps.pass(Traps.TAKING, take.jar());
                if (take.marbles() > state.marbles()) {
                    throw new TooFew(take.marbles(), state.marbles());
                }
                yield List.of(new MarblesTaken(take.jar(), take.marbles()));
            }
        };
    }
}
