package io.partline.inventory.model;

import io.partline.inventory.model.ModelCommand.FitPart;
import io.partline.inventory.model.ModelCommand.WithdrawPartFit;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitWithdrawn;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.ArrayList;
import java.util.List;

/** What a model answers; a repetition changes nothing and is no error. */
final class ModelDecisions {
    private ModelDecisions() {}

    static List<ModelEvent> decide(ModelState state, ModelCommand command) {
        return switch (command) {
            case FitPart c -> fit(state, c);
            case WithdrawPartFit c -> withdraw(state, c);
        };
    }

    private static List<ModelEvent> withdraw(ModelState state, WithdrawPartFit c) {
        if (!state.isRegistered()) {
            throw new UnknownModel(c.productModel());
        }
        return state.parts().contains(c.partNumber())
                ? List.of(new PartFitWithdrawn(c.productModel(), c.partNumber()))
                : List.of();
    }

    private static List<ModelEvent> fit(ModelState state, FitPart c) {
        List<ModelEvent> events = new ArrayList<>();
        if (!state.name().equals(c.name()) || !state.nameZh().equals(c.nameZh())) {
            events.add(new ModelRegistered(c.productModel(), c.name(), c.nameZh()));
        }
        if (!state.parts().contains(c.partNumber())) {
            events.add(new PartFitted(c.productModel(), c.partNumber()));
        }
        return events;
    }
}
