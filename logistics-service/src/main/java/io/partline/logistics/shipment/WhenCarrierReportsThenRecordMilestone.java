package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Refusal;
import io.partline.logistics.refusedreport.CarrierMessage;
import io.partline.logistics.refusedreport.WhenReportIsNotTakenThenTellItsSender;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A carrier reports by Kafka as it would by REST. */
@Component
public class WhenCarrierReportsThenRecordMilestone {
    private final Commands commands;
    private final History<ShipmentState> shipments;
    private final WhenReportIsNotTakenThenTellItsSender notTaken;
    private final Validator validator;
    private final Clock clock;

    WhenCarrierReportsThenRecordMilestone(
            Commands commands,
            History<ShipmentState> shipments,
            WhenReportIsNotTakenThenTellItsSender notTaken,
            Validator validator,
            Clock clock) {
        this.commands = commands;
        this.shipments = shipments;
        this.notTaken = notTaken;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * A report about another carrier's shipment, or none, is refused to its sender, whatever else is wrong with it; so is one
     * of what cannot have happened. Parked, it would hold up those that follow it.
     *
     * @throws ConstraintViolationException if a member is missing or out of bounds
     */
    public void on(CarrierMessage message, ShipmentId shipmentId, MilestoneReport report) {
        String carrierId = message.carrierId();
        PlannedShipment shipment = shipments.of(shipmentId.aggregateId()).shipment();
        if (shipment == null || !carrierId.equals(shipment.carrierId())) {
            notTaken.notFound(message, shipmentId.value());
            return;
        }
        Set<ConstraintViolation<MilestoneReport>> violations = validator.validate(report);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        try {
            commands.send(new ReportMilestone(
                    shipmentId, carrierId, report.milestone(), report.proofOfDelivery(), true, clock.instant()));
        } catch (Refusal refusal) {
            notTaken.impossible(message, shipmentId.value(), Objects.requireNonNull(refusal.getMessage()));
        }
    }
}
