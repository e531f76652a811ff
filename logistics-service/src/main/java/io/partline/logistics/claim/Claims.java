package io.partline.logistics.claim;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading room of claims. */
@Component
class Claims implements Projection {
    record ClaimView(
            String claimId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String carrierId,
            String partNumber,
            long quantity,
            String status,
            String reason,
            Instant openedAt) {}

    private final JdbcClient db;

    Claims(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public List<String> tables() {
        return List.of("claim");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ClaimOpened e) {
                db.sql("insert into claim values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?) on conflict do nothing")
                        .params(
                                e.claimId(),
                                e.shipmentId(),
                                e.serviceOrderId(),
                                e.lineId(),
                                e.carrierId(),
                                e.partNumber(),
                                e.quantity(),
                                e.from(),
                                e.to(),
                                e.reason(),
                                e.at().atOffset(ZoneOffset.UTC))
                        .update();
            }
        }
    }

    /** Claims that concern the caller: HQ, OPS, the carrier, and the two sites of the shipment. */
    List<ClaimView> list(
            @Nullable String claimId, @Nullable String shipmentId, Caller caller, @Nullable String after, int limit) {
        return db.sql("""
                        select claim_id, shipment_id, service_order_id, line_id, carrier_id, part_number, quantity, status, reason, opened_at
                          from claim
                         where (:claim::text is null or claim_id = :claim) and (:shipment::text is null or shipment_id = :shipment)
                           and (:after::text is null or claim_id > :after)
                           and (:all or carrier_id = :carrier or from_site = :site or to_site = :site)
                         order by claim_id limit :limit
                        """)
                .param("claim", claimId)
                .param("shipment", shipmentId)
                .param("after", after)
                .param("all", caller.is(Role.HQ, Role.OPS))
                .param("carrier", caller.carrierId())
                .param("site", caller.siteId())
                .param("limit", limit)
                .query(ClaimView.class)
                .list();
    }
}
