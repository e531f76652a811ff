package io.partline.logistics.refusedreport;

import io.partline.chassis.aggregate.Commands;
import io.partline.logistics.refusedreport.RefusedReportCommand.RefuseReport;
import io.partline.logistics.refusedreport.RefusedReportEvent.Reason;
import java.time.Clock;
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
        commands.send(new RefuseReport(message, null, Reason.UNKNOWN_TYPE, null, clock.instant()));
    }

    /** @param detail what was wrong and what would be right */
    public void impossible(CarrierMessage message, String shipmentId, String detail) {
        commands.send(new RefuseReport(message, shipmentId, Reason.IMPOSSIBLE, detail, clock.instant()));
    }

    /** @param shipmentId as the carrier wrote it */
    public void notFound(CarrierMessage message, String shipmentId) {
        commands.send(new RefuseReport(message, shipmentId, Reason.NOT_FOUND, null, clock.instant()));
    }
}
