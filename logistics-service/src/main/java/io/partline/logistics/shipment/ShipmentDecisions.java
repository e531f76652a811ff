package io.partline.logistics.shipment;

import io.partline.chassis.refusal.NotFound;
import io.partline.logistics.carrierchoice.CarrierChoice;
import io.partline.logistics.shipment.ShipmentCommand.CancelShipment;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.PlanShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.ShipmentCommand.ReportReceipt;
import io.partline.logistics.shipment.ShipmentEvent.Discovered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentCancelled;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import io.partline.logistics.shipment.ShipmentRefusal.AlreadyEnded;
import io.partline.logistics.shipment.ShipmentRefusal.CarriesSomethingElse;
import io.partline.logistics.shipment.ShipmentRefusal.NotDispatched;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a shipment answers; a repetition changes nothing and is no error. What a carrier reports: {@link CarrierReports}. */
final class ShipmentDecisions {
    private ShipmentDecisions() {}

    static List<ShipmentEvent> decide(ShipmentState state, ShipmentCommand command) {
        return switch (command) {
            case PlanShipment c -> plan(state, c);
            case DispatchShipment c -> dispatch(state, c);
            case ReportMilestone c -> CarrierReports.report(state, planned(state, c), c);
            case ReportReceipt c -> received(state, c);
            case CancelShipment c -> cancel(state, c);
        };
    }

    private static List<ShipmentEvent> plan(ShipmentState state, PlanShipment c) {
        PlannedShipment planned = state.shipment();
        if (planned != null
                && (c.details().movement() != null || planned.details().movement() != null)
                && !planned.details().equals(c.details())) {
            throw new CarriesSomethingElse(c.shipmentId(), c.details().reference());
        }
        if (planned != null || state.cancelled()) {
            return List.of();
        }
        CarrierChoice.Candidate chosen = c.choice().chosen().orElseThrow();
        return List.of(new ShipmentPlanned(
                c.details(),
                chosen.carrierId(),
                c.choice(),
                c.at().plus(Duration.ofHours(chosen.transitHours())),
                c.at()));
    }

    /** What was reported before counts now, in the order in which it was told. */
    private static List<ShipmentEvent> dispatch(ShipmentState state, DispatchShipment c) {
        PlannedShipment shipment = planned(state, c);
        return switch (state.status()) {
            case PLANNED -> CarrierReports.left(state, shipment, c.at());
            case IN_TRANSIT -> List.of();
            case DAMAGED, FAILED, DELIVERED, CANCELLED -> throw new AlreadyEnded(c.shipmentId(), state.status());
        };
    }

    /** What the receiver found counts, also after the carrier has delivered. */
    private static List<ShipmentEvent> received(ShipmentState state, ReportReceipt c) {
        PlannedShipment shipment = planned(state, c);
        if (state.status() == ShipmentStatus.PLANNED) {
            throw new NotDispatched(c.shipmentId());
        }
        long quantity = Math.min(c.quantity(), state.left());
        if (quantity == 0 || state.cancelled()) {
            return List.of();
        }
        String where = shipment.details().destination();
        return List.of(
                c.reason() == null
                        ? new ShipmentDamaged(
                                shipment.details(),
                                shipment.carrierId(),
                                Discovered.BY_RECEIVER,
                                quantity,
                                c.occurredAt(),
                                where,
                                "found damaged on receipt",
                                c.at())
                        : new ShipmentFailed(
                                shipment.details(),
                                shipment.carrierId(),
                                c.reason(),
                                quantity,
                                c.occurredAt(),
                                where,
                                "found on receipt",
                                c.at()));
    }

    /** The shipment is the arbiter: what has left goes on, also if the carrier alone has said so until now. */
    private static List<ShipmentEvent> cancel(ShipmentState state, CancelShipment c) {
        if (state.cancelled() || state.dispatchedAt() != null) {
            return List.of();
        }
        PlannedShipment shipment = state.shipment();
        if (shipment != null && !state.held().isEmpty()) {
            return CarrierReports.left(state, shipment, c.at());
        }
        return List.of(
                shipment == null
                        ? new ShipmentCancelled(c.details(), null, c.at())
                        : new ShipmentCancelled(shipment.details(), shipment.carrierId(), c.at()));
    }

    private static PlannedShipment planned(ShipmentState state, ShipmentCommand c) {
        PlannedShipment shipment = state.shipment();
        if (shipment == null) {
            throw NotFound.of("shipment", c.shipmentId().value());
        }
        return Objects.requireNonNull(shipment);
    }
}
