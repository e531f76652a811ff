package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Refusal;
import io.partline.chassis.rest.OneLine;
import io.partline.logistics.refusedreport.CarrierMessage;
import io.partline.logistics.refusedreport.WhenReportIsNotTakenThenTellItsSender;
import io.partline.logistics.refusedreport.WrongMember;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentRefusal.ProofMissing;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** What REST has in the path and in the body. */
    private record Reported(
            @NotBlank @Size(max = 200) @OneLine @Nullable String shipmentId,
            @Valid MilestoneReport report) {}

    /**
     * What is not taken is refused to its sender: parked, it would hold up those that follow it. A report about another
     * carrier's shipment, or none, is told so whatever else is wrong with it.
     *
     * @param shipmentId as the carrier wrote it, if it did
     */
    public void on(CarrierMessage message, @Nullable String shipmentId, MilestoneReport report) {
        List<WrongMember> wrong = wrong(new Reported(shipmentId, report));
        if (shipmentId == null || wrong.stream().anyMatch(each -> each.member().equals("shipmentId"))) {
            notTaken.invalid(message, null, wrong);
            return;
        }
        ShipmentId id = new ShipmentId(shipmentId);
        String carrierId = message.carrierId();
        PlannedShipment shipment = shipments.of(id.aggregateId()).shipment();
        if (shipment == null || !carrierId.equals(shipment.carrierId())) {
            notTaken.notFound(message, shipmentId);
            return;
        }
        if (!wrong.isEmpty()) {
            notTaken.invalid(message, shipmentId, wrong);
            return;
        }
        try {
            commands.send(new ReportMilestone(
                    id, carrierId, report.milestone(), report.proofOfDelivery(), true, clock.instant()));
        } catch (ProofMissing _) {
            notTaken.invalid(message, shipmentId, List.of(new WrongMember("proofOfDelivery", null)));
        } catch (Refusal refusal) {
            notTaken.impossible(message, shipmentId, Objects.requireNonNull(refusal.getMessage()));
        }
    }

    private List<WrongMember> wrong(Reported reported) {
        return validator.validate(reported).stream()
                .map(violation -> new WrongMember(
                        violation.getPropertyPath().toString().replaceFirst("^report\\.", ""),
                        violation.getInvalidValue() == null
                                ? null
                                : violation.getInvalidValue().toString()))
                .toList();
    }
}
