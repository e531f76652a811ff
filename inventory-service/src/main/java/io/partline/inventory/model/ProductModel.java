package io.partline.inventory.model;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class ProductModel extends AggregateShell<ProductModel.State, ModelEvent> {
    record State(String name, String nameZh, Set<String> parts) {
        State after(ModelEvent event) {
            return switch (event) {
                case ModelRegistered registered -> new State(registered.name(), registered.nameZh(), parts);
                case PartFitted fitted -> {
                    Set<String> more = new TreeSet<>(parts);
                    more.add(fitted.partNumber());
                    yield new State(name, nameZh, more);
                }
            };
        }
    }

    ProductModel() {
        super(new State("", "", Set.of()), State::after);
    }

    public static String id(String productModel) {
        return "model:" + productModel;
    }

    static List<ModelEvent> fit(State state, FitPart command) {
        List<ModelEvent> events = new ArrayList<>();
        if (!state.name().equals(command.name()) || !state.nameZh().equals(command.nameZh())) {
            events.add(new ModelRegistered(command.productModel(), command.name(), command.nameZh()));
        }
        if (!state.parts().contains(command.partNumber())) {
            events.add(new PartFitted(command.productModel(), command.partNumber()));
        }
        return events;
    }

    /** Answers whether anything was new. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(FitPart command) {
        List<ModelEvent> decided = fit(state(), command);
        record(decided);
        return !decided.isEmpty();
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<ProductModel> modelRoom() {
            return AggregateRoom.of("model", ProductModel.class, ModelEvent.class);
        }
    }
}
