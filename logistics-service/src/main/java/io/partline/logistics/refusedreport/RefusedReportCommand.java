package io.partline.logistics.refusedreport;

import io.partline.chassis.aggregate.Command;
import io.partline.logistics.refusedreport.RefusedReportEvent.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

sealed interface RefusedReportCommand extends Command<RefusedReportState, RefusedReportEvent> {
    CarrierMessage message();

    @Override
    default String aggregateId() {
        return message().aggregateId();
    }

    /** @param shipmentId what it was about, as the carrier wrote it */
    record RefuseReport(
            CarrierMessage message,
            @Nullable String shipmentId,
            Reason reason,
            @Nullable String detail,
            List<WrongMember> wrong,
            Instant at)
            implements RefusedReportCommand {}
}
