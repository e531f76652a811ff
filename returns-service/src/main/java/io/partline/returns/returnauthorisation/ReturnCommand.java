package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Command;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

sealed interface ReturnCommand extends Command<ReturnState, ReturnEvent> {
    ReturnId returnId();

    @Override
    default String aggregateId() {
        return returnId().aggregateId();
    }

    /** @param inspectionSite where the unit is to be looked at */
    record OpenReturn(ReturnId returnId, ReturnableGoods goods, String inspectionSite, Instant at)
            implements ReturnCommand {}

    /** The unit is where it is inspected. */
    record ReceiveReturn(ReturnId returnId, String receivedBy, Instant at) implements ReturnCommand {}

    /** @param actualPartNumber the part that it really is; null where it is what it was booked as, or of no interest */
    record InspectReturn(
            ReturnId returnId,
            Disposition disposition,
            @Nullable String actualPartNumber,
            String inspectedBy,
            @Nullable String note,
            Instant at)
            implements ReturnCommand {}

    /** @param outcome what became of it: any disposition but to refurbish it once more */
    record CompleteRefurbishment(
            ReturnId returnId,
            Disposition outcome,
            String completedBy,
            @Nullable String note,
            Instant at) implements ReturnCommand {}
}
