package io.partline.logistics.shipment;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneHeld;
import io.partline.logistics.shipment.ShipmentEvent.MilestoneReported;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentCancelled;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDamaged;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDelivered;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentDispatched;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentFailed;
import io.partline.logistics.shipment.ShipmentEvent.ShipmentPlanned;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the list of shipments. */
@Component
class ShipmentProjection implements Projection {
    @Override
    public String name() {
        return "shipments";
    }

    @Override
    public List<String> tables() {
        return List.of("shipment");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(ShipmentEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ShipmentEvent event) {
                apply(event, target);
            }
        }
    }

    private static void apply(ShipmentEvent event, JdbcClient target) {
        switch (event) {
            case ShipmentPlanned e -> planned(e, target);
            case ShipmentDispatched e ->
                target.sql("update shipment set status = ?, dispatched_at = ? where shipment_id = ?")
                        .params(ShipmentStatus.IN_TRANSIT.name(), e.at().atOffset(ZoneOffset.UTC), id(e))
                        .update();
            case MilestoneReported e -> milestone(e, e.milestone(), target);
            case MilestoneHeld _ -> {
                // it counts when the shipment has left
            }
            case ShipmentDamaged e -> {
                milestone(e, e.milestone(), target);
                ofNoUse(e, e.quantity(), ShipmentStatus.DAMAGED, target);
            }
            case ShipmentFailed e -> {
                milestone(e, ShipmentState.milestone(e), target);
                ofNoUse(e, e.quantity(), ShipmentStatus.FAILED, target);
            }
            case ShipmentCancelled e ->
                target.sql("update shipment set status = ? where shipment_id = ?")
                        .params(ShipmentStatus.CANCELLED.name(), id(e))
                        .update();
            case ShipmentDelivered e -> {
                milestone(e, e.milestone(), target);
                target.sql(
                                "update shipment set status = ?, signed_by = ?, delivery_condition = ? where shipment_id = ?")
                        .params(
                                ShipmentStatus.DELIVERED.name(),
                                e.proofOfDelivery().signedBy(),
                                e.proofOfDelivery().condition().name(),
                                id(e))
                        .update();
            }
        }
    }

    /** The last piece that is of no use ends it; until then the others go on. */
    private static void ofNoUse(ShipmentEvent e, long pieces, ShipmentStatus end, JdbcClient target) {
        target.sql("""
                update shipment
                   set of_no_use = of_no_use + :pieces,
                       status = case when of_no_use + :pieces >= quantity then :end else status end
                 where shipment_id = :shipment
                """)
                .param("pieces", pieces)
                .param("end", end.name())
                .param("shipment", id(e))
                .update();
    }

    private static void planned(ShipmentPlanned e, JdbcClient target) {
        ShipmentDetails details = e.leg();
        target.sql("""
                insert into shipment (shipment_id, purpose, reference, service_order_id, line_id, attempt, part_number,
                                      quantity, carrier_id, source, destination, status, replaces, planned_at,
                                      expected_delivery_at, ordered_part_number)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(Arrays.asList(
                        id(e),
                        details.purpose().name(),
                        details.movement() == null ? null : details.movement().reference(),
                        details.serviceOrderId(),
                        details.lineId(),
                        details.attempt(),
                        details.partNumber(),
                        details.quantity(),
                        e.carrierId(),
                        details.source(),
                        details.destination(),
                        ShipmentStatus.PLANNED.name(),
                        details.replaces() == null ? null : details.replaces().value(),
                        e.at().atOffset(ZoneOffset.UTC),
                        e.expectedDeliveryAt().atOffset(ZoneOffset.UTC),
                        details.orderedPartNumber()))
                .update();
    }

    /** No shipment has the same milestone twice, so a repetition is told by what is there. */
    private static void milestone(ShipmentEvent e, Milestone milestone, JdbcClient target) {
        target.sql("""
                update shipment set milestones = milestones || :milestone::jsonb
                 where shipment_id = :shipment
                   and not exists (select from jsonb_array_elements(milestones) known where known = :milestone::jsonb)
                """)
                .param("milestone", EventJson.write(milestone))
                .param("shipment", id(e))
                .update();
    }

    private static String id(ShipmentEvent event) {
        return event.leg().shipmentId().value();
    }
}
