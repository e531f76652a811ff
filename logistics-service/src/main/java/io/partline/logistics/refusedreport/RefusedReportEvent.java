package io.partline.logistics.refusedreport;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface RefusedReportEvent extends DomainEvent {
    CarrierMessage message();

    @Override
    default String aggregateId() {
        return message().aggregateId();
    }

    enum Reason {
        /** A type of event that nobody here understands. */
        UNKNOWN_TYPE,
        /** There is no such shipment, or it is another carrier's; the two are not told apart. */
        NOT_FOUND,
        /** It cannot have happened, or not any more. */
        IMPOSSIBLE
    }

    /**
     * @param shipmentId what it was about, as the carrier wrote it
     * @param detail why it is IMPOSSIBLE; the other reasons say enough
     */
    @StoredAs("report-refused")
    record ReportRefused(
            CarrierMessage message,
            @Nullable String shipmentId,
            Reason reason,
            @Nullable String detail,
            Instant at) implements RefusedReportEvent {}
}
