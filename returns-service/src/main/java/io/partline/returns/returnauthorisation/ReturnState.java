package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.RefurbishmentCompleted;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnReceived;
import org.jspecify.annotations.Nullable;

record ReturnState(
        @Nullable ReturnOpened opened,
        @Nullable ReturnReceived received,
        @Nullable ReturnInspected inspected,
        @Nullable RefurbishmentCompleted refurbished) {
    static final ReturnState EMPTY = new ReturnState(null, null, null, null);

    ReturnState after(ReturnEvent event) {
        return switch (event) {
            case ReturnOpened e -> new ReturnState(e, null, null, null);
            case ReturnReceived e -> new ReturnState(opened, e, inspected, refurbished);
            case ReturnInspected e -> new ReturnState(opened, received, e, refurbished);
            case RefurbishmentCompleted e -> new ReturnState(opened, received, inspected, e);
        };
    }

    /** Of a return that was opened. */
    ReturnStatus status() {
        if (refurbished != null) {
            return ReturnStatus.REFURBISHED;
        }
        if (inspected != null) {
            return inspected.disposition() == Disposition.REFURBISH
                    ? ReturnStatus.IN_REFURBISHMENT
                    : ReturnStatus.INSPECTED;
        }
        return received == null ? ReturnStatus.OPEN : ReturnStatus.RECEIVED;
    }
}
