package io.partline.returns.returnauthorisation;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface ReturnEvent extends DomainEvent {
    ReturnId returnId();

    @Override
    default String aggregateId() {
        return returnId().aggregateId();
    }

    /**
     * @param quantity pieces
     * @param inspectionSite where the unit is to be looked at
     * @param destination the site it should have reached
     */
    @StoredAs("return-opened")
    record ReturnOpened(
            ReturnId returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String carrierId,
            Reason reason,
            String inspectionSite,
            String destination,
            Instant at)
            implements ReturnEvent {}

    /** @param opening what was opened; the event tells its whole story by itself */
    @StoredAs("return-inspected")
    record ReturnInspected(
            ReturnId returnId,
            ReturnOpened opening,
            Disposition disposition,
            String inspectedBy,
            @Nullable String note,
            Instant at)
            implements ReturnEvent {}

    enum Reason {
        DAMAGED_IN_TRANSIT,
        DAMAGED_ON_RECEIPT
    }

    enum Disposition {
        RESTOCK,
        REFURBISH,
        SCRAP,
        RETURN_TO_VENDOR
    }
}
