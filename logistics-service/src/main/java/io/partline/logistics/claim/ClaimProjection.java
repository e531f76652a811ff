package io.partline.logistics.claim;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the list of claims. */
@Component
class ClaimProjection implements Projection {
    @Override
    public String name() {
        return "claims";
    }

    @Override
    public List<String> tables() {
        return List.of("claim");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(ClaimOpened.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ClaimOpened e) {
                target.sql("insert into claim values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(Arrays.asList(
                                e.claimId().value(),
                                e.shipmentId().value(),
                                e.serviceOrderId(),
                                e.lineId(),
                                e.carrierId(),
                                e.partNumber(),
                                e.quantity(),
                                e.from(),
                                e.to(),
                                ClaimStatus.OPEN.name(),
                                e.reason(),
                                e.at().atOffset(ZoneOffset.UTC)))
                        .update();
            }
        }
    }
}
