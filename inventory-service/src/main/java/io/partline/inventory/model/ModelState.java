package io.partline.inventory.model;

import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitWithdrawn;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.Set;
import java.util.TreeSet;

/**
 * @param name empty before the model is registered
 * @param parts numbers of the parts that fit
 */
record ModelState(String name, String nameZh, Set<String> parts) {
    static final ModelState EMPTY = new ModelState("", "", Set.of());

    boolean isRegistered() {
        return !name.isEmpty();
    }

    ModelState after(ModelEvent event) {
        return switch (event) {
            case ModelRegistered registered -> new ModelState(registered.name(), registered.nameZh(), parts);
            case PartFitted fitted -> {
                Set<String> more = new TreeSet<>(parts);
                more.add(fitted.partNumber());
                yield new ModelState(name, nameZh, more);
            }
            case PartFitWithdrawn withdrawn -> {
                Set<String> fewer = new TreeSet<>(parts);
                fewer.remove(withdrawn.partNumber());
                yield new ModelState(name, nameZh, fewer);
            }
        };
    }
}
