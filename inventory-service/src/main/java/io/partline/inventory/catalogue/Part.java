package io.partline.inventory.catalogue;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class Part extends AggregateShell<Part.State, PartEvent> {
    record State(@Nullable PartDetails details) {
        State after(PartEvent event) {
            return switch (event) {
                case PartRegistered registered -> new State(registered.details());
            };
        }
    }

    Part() {
        super(new State(null), State::after);
    }

    public static String id(String partNumber) {
        return "part:" + partNumber;
    }

    /** Answers whether anything was new. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RegisterPart command) {
        var decided = PartDecisions.register(state(), command);
        record(decided);
        return !decided.isEmpty();
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Part> partRoom() {
            return AggregateRoom.of("part", Part.class, PartEvent.class);
        }
    }
}
