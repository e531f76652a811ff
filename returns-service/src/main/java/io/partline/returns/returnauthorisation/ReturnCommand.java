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
    record OpenReturn(DamagedShipment shipment, String inspectionSite, Instant at) implements ReturnCommand {
        @Override
        public ReturnId returnId() {
            return ReturnId.ofShipment(shipment.shipmentId());
        }
    }

    record InspectReturn(
            ReturnId returnId,
            Disposition disposition,
            String inspectedBy,
            @Nullable String note,
            Instant at) implements ReturnCommand {}
}
