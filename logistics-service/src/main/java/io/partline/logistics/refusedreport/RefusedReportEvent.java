package io.partline.logistics.refusedreport;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import io.partline.chassis.events.Superseded;
import java.time.Instant;
import java.util.List;
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
        IMPOSSIBLE,
        /** Members are missing or not what they should be. */
        INVALID
    }

    /**
     * @param shipmentId what it was about, as the carrier wrote it
     * @param detail why it is IMPOSSIBLE; the other reasons say enough
     * @param wrong why it is INVALID, by name
     */
    @StoredAs(value = "report-refused", revision = 2, supersedes = ReportRefused1.class)
    record ReportRefused(
            CarrierMessage message,
            @Nullable String shipmentId,
            Reason reason,
            @Nullable String detail,
            List<WrongMember> wrong,
            Instant at)
            implements RefusedReportEvent {}

    /** Before reports were refused for their members. */
    @StoredAs("report-refused")
    record ReportRefused1(
            CarrierMessage message,
            @Nullable String shipmentId,
            Reason reason,
            @Nullable String detail,
            Instant at) implements Superseded {
        @Override
        public ReportRefused lifted() {
            return new ReportRefused(message, shipmentId, reason, detail, List.of(), at);
        }
    }
}
