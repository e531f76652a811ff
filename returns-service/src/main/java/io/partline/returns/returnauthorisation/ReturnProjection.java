package io.partline.returns.returnauthorisation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.RefurbishmentCompleted;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnReceived;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the list of returns. */
@Component
class ReturnProjection implements Projection {
    @Override
    public String name() {
        return "returns";
    }

    @Override
    public List<String> tables() {
        return List.of("return_authorisation");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(ReturnEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        for (StoredEvent stored : batch) {
            switch (stored.payload()) {
                case ReturnOpened e -> opened(target, e);
                case ReturnReceived e -> received(target, e);
                case ReturnInspected e -> inspected(target, e);
                case RefurbishmentCompleted e -> refurbished(target, e);
                default -> {}
            }
        }
    }

    private static void opened(JdbcClient target, ReturnOpened e) {
        target.sql("""
                insert into return_authorisation (return_id, shipment_id, service_order_id, line_id, part_number, quantity,
                                                  status, reason, inspection_site, destination, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(Arrays.asList(
                        e.returnId().value(),
                        e.shipmentId(),
                        e.serviceOrderId(),
                        e.lineId(),
                        e.partNumber(),
                        e.quantity(),
                        ReturnStatus.OPEN.name(),
                        e.reason().name(),
                        e.inspectionSite(),
                        e.destination(),
                        e.at().atOffset(ZoneOffset.UTC)))
                .update();
    }

    private static void received(JdbcClient target, ReturnReceived e) {
        target.sql("update return_authorisation set status = ?, received_at = ? where return_id = ?")
                .params(
                        ReturnStatus.RECEIVED.name(),
                        e.at().atOffset(ZoneOffset.UTC),
                        e.returnId().value())
                .update();
    }

    private static void refurbished(JdbcClient target, RefurbishmentCompleted e) {
        target.sql("""
                update return_authorisation set status = ?, refurbished_to = ?, refurbished_at = ? where return_id = ?
                """)
                .params(
                        ReturnStatus.REFURBISHED.name(),
                        e.outcome().name(),
                        e.at().atOffset(ZoneOffset.UTC),
                        e.returnId().value())
                .update();
    }

    private static void inspected(JdbcClient target, ReturnInspected e) {
        target.sql("""
                update return_authorisation
                   set status = :status, disposition = :disposition, actual_part_number = :actual,
                       inspected_by = :by, note = :note, inspected_at = :at
                 where return_id = :return
                """)
                .param(
                        "status",
                        (e.disposition() == Disposition.REFURBISH
                                        ? ReturnStatus.IN_REFURBISHMENT
                                        : ReturnStatus.INSPECTED)
                                .name())
                .param("disposition", e.disposition().name())
                .param("actual", e.actualPartNumber())
                .param("by", e.inspectedBy())
                .param("note", e.note())
                .param("at", e.at().atOffset(ZoneOffset.UTC))
                .param("return", e.returnId().value())
                .update();
    }
}
