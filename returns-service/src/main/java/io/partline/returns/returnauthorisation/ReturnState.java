package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import org.jspecify.annotations.Nullable;

record ReturnState(@Nullable ReturnOpened opened, @Nullable ReturnInspected inspected) {
    static final ReturnState EMPTY = new ReturnState(null, null);

    ReturnState after(ReturnEvent event) {
        return switch (event) {
            case ReturnOpened e -> new ReturnState(e, null);
            case ReturnInspected e -> new ReturnState(opened, e);
        };
    }
}
