package io.partline.logistics.refusedreport;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.refusedreport.RefusedReportCommand.RefuseReport;
import io.partline.logistics.refusedreport.RefusedReportEvent.Reason;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By REST a carrier is answered; by Kafka it would never know. */
@Component
public class WhenReportIsNotTakenThenTellItsSender {
    private final Commands commands;
    private final Clock clock;

    WhenReportIsNotTakenThenTellItsSender(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    public void unknownType(CarrierMessage message) {
        refuse(message, null, Reason.UNKNOWN_TYPE, null, List.of());
    }

    /** @param detail what was wrong and what would be right */
    public void impossible(CarrierMessage message, String shipmentId, String detail) {
        refuse(message, shipmentId, Reason.IMPOSSIBLE, detail, List.of());
    }

    /** @param shipmentId as the carrier wrote it */
    public void notFound(CarrierMessage message, String shipmentId) {
        refuse(message, shipmentId, Reason.NOT_FOUND, null, List.of());
    }

    /** @param shipmentId as the carrier wrote it; null if it is wrong itself */
    public void invalid(CarrierMessage message, @Nullable String shipmentId, List<WrongMember> wrong) {
        refuse(message, shipmentId, Reason.INVALID, null, wrong);
    }

    private void refuse(
            CarrierMessage message,
            @Nullable String shipmentId,
            Reason reason,
            @Nullable String detail,
            List<WrongMember> wrong) {
        commands.send(new RefuseReport(message, shipmentId, reason, detail, wrong, clock.instant()));
    }
}
