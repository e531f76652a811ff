package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Refusal;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A carrier reports by Kafka as it would by REST. */
@Component
public class WhenCarrierReportsThenRecordMilestone {
    private static final Logger LOG = LoggerFactory.getLogger(WhenCarrierReportsThenRecordMilestone.class);

    private final Commands commands;
    private final History<ShipmentState> shipments;
    private final Validator validator;
    private final Clock clock;

    WhenCarrierReportsThenRecordMilestone(
            Commands commands, History<ShipmentState> shipments, Validator validator, Clock clock) {
        this.commands = commands;
        this.shipments = shipments;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * A report about another carrier's shipment, or of what cannot have happened, is passed over: parked, it would hold up
     * the reports that follow it.
     *
     * @throws ConstraintViolationException if a member is missing or out of bounds
     */
    public void on(String carrierId, ShipmentId shipmentId, MilestoneReport report) {
        PlannedShipment shipment = shipments.of(shipmentId.aggregateId()).shipment();
        if (shipment == null || !carrierId.equals(shipment.carrierId())) {
            LOG.warn("{} reports on {}, which is none of its shipments; passed over", carrierId, shipmentId);
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
            LOG.warn("{} reports on {} what cannot be: {}", carrierId, shipmentId, refusal.getMessage());
        }
    }
}
