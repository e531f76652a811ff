package io.partline.returns.returnauthorisation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refusal;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.OpenReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers the state after the command. */
public final class Return extends AggregateShell<Return.State, ReturnEvent> {
    public record State(
            @Nullable ReturnOpened opened, @Nullable ReturnInspected inspected) {
        static final State NONE = new State(null, null);

        State after(ReturnEvent event) {
            return switch (event) {
                case ReturnOpened e -> new State(e, null);
                case ReturnInspected e -> new State(opened, e);
            };
        }
    }

    static final class AlreadyInspected extends Refusal {
        AlreadyInspected(String returnId, Disposition disposition) {
            super(
                    Kind.CONFLICT,
                    "already-inspected",
                    "Return %s was inspected before; its disposition is %s.".formatted(returnId, disposition),
                    Map.of("returnId", returnId, "disposition", disposition));
        }
    }

    Return() {
        super(State.NONE, State::after);
    }

    public static String id(String returnId) {
        return "return:" + returnId;
    }

    static List<ReturnEvent> open(State state, OpenReturn c) {
        return state.opened() == null ? List.of(c.opening()) : List.of();
    }

    static List<ReturnEvent> inspect(State state, InspectReturn c) {
        ReturnOpened opened = state.opened();
        ReturnInspected before = state.inspected();
        if (opened == null) {
            throw NotFound.of("return", c.aggregateId().replaceFirst("^return:", ""));
        }
        if (before == null) {
            return List.of(
                    new ReturnInspected(opened.returnId(), opened, c.disposition(), c.inspectedBy(), c.note(), c.at()));
        }
        if (before.disposition() != c.disposition()) {
            throw new AlreadyInspected(opened.returnId(), before.disposition());
        }
        return List.of();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    State handle(OpenReturn command) {
        return record(open(state(), command));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    State handle(InspectReturn command) {
        return record(inspect(state(), command));
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Return> returnRoom() {
            return AggregateRoom.of("return", Return.class, ReturnEvent.class);
        }
    }
}
