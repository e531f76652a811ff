package io.partline.inventory.model;

import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.ArrayList;
import java.util.List;

final class ModelDecisions {
    private ModelDecisions() {}

    static List<ModelEvent> decide(ModelState state, FitPart command) {
        List<ModelEvent> events = new ArrayList<>();
        if (!state.name().equals(command.name()) || !state.nameZh().equals(command.nameZh())) {
            events.add(new ModelRegistered(command.productModel(), command.name(), command.nameZh()));
        }
        if (!state.parts().contains(command.partNumber())) {
            events.add(new PartFitted(command.productModel(), command.partNumber()));
        }
        return events;
    }
}
