package io.partline.returns.returnauthorisation;

import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface ReturnCommand {
    /** @param opening everything that is known of the damage */
    record OpenReturn(@TargetAggregateIdentifier String aggregateId, ReturnOpened opening) implements ReturnCommand {
        public OpenReturn(ReturnOpened opening) {
            this(opening.aggregateId(), opening);
        }
    }

    record InspectReturn(
            @TargetAggregateIdentifier String aggregateId,
            Disposition disposition,
            String inspectedBy,
            @Nullable String note,
            Instant at)
            implements ReturnCommand {
        public InspectReturn {
            note = note == null || note.isBlank() ? null : note;
        }
    }
}
