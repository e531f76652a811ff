package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partline.chassis.aggregate.Command;
import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * The one language in which aggregates are specified: {@code STOCK.given(...).when(...).then(...)}.
 *
 * <p>What is given is what happened before, as events or as commands that are decided one after the other; what follows
 * is the events recorded, nothing, or a refusal.
 */
public final class Specification<S, C extends Command<S, E>, E extends DomainEvent> {
    private final Decider<S, C, E> decider;

    private Specification(Decider<S, C, E> decider) {
        this.decider = decider;
    }

    public static <S, C extends Command<S, E>, E extends DomainEvent> Specification<S, C, E> of(
            Decider<S, C, E> decider) {
        return new Specification<>(decider);
    }

    /** Nothing has happened yet. */
    public Past given() {
        return new Past(decider.empty(), List.of());
    }

    @SafeVarargs
    public final Past given(E... events) {
        return given(List.of(events));
    }

    public Past given(List<? extends E> events) {
        return given().happened(events);
    }

    /** @throws Refusal if one of the commands is refused: then it cannot have happened */
    @SafeVarargs
    public final Past givenCommands(C... commands) {
        return given().and(commands);
    }

    /** What happened before. */
    public final class Past {
        private final S state;
        private final List<E> events;

        private Past(S state, List<E> events) {
            this.state = state;
            this.events = events;
        }

        private Past happened(List<? extends E> more) {
            List<E> all = new ArrayList<>(events);
            all.addAll(more);
            return new Past(decider.fold(state, more), List.copyOf(all));
        }

        /** And then these commands were accepted. */
        @SafeVarargs
        public final Past and(C... commands) {
            Past past = this;
            for (C command : commands) {
                past = past.happened(past.decide(command));
            }
            return past;
        }

        /** And then this was asked, whatever the answer; a refusal changes nothing. */
        public Past told(C command) {
            try {
                return and(command);
            } catch (Refusal _) {
                return this;
            }
        }

        public List<E> decide(C command) {
            return decider.decide().apply(state, command);
        }

        public S state() {
            return state;
        }

        public List<E> events() {
            return events;
        }

        public Outcome when(C command) {
            return new Outcome(this, command);
        }
    }

    /** What a command comes to. */
    public final class Outcome {
        private final Past past;
        private final C command;

        private Outcome(Past past, C command) {
            this.past = past;
            this.command = command;
        }

        @SafeVarargs
        public final Past then(E... events) {
            List<E> decided = past.decide(command);
            assertThat(decided).as("what %s records", command).containsExactly(events);
            return past.happened(decided);
        }

        public Past thenNothing() {
            return then();
        }

        /** @param words part of what the caller is told */
        public <R extends Refusal> R thenRefused(Class<R> why, String words) {
            R refusal = catchThrowableOfType(why, () -> past.decide(command));
            assertThat(refusal).as("%s is refused", command).isNotNull().hasMessageContaining(words);
            return refusal;
        }

        /** Accepted, with whatever events: for tests that look at the state. */
        public Past accepted() {
            return past.happened(past.decide(command));
        }
    }
}
