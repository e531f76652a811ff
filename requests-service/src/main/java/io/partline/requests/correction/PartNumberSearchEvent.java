package io.partline.requests.correction;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;
import java.util.List;

public sealed interface PartNumberSearchEvent extends DomainEvent {
    String stationId();

    String productModel();

    String serialNumber();

    default Appliance appliance() {
        return new Appliance(stationId(), productModel(), serialNumber());
    }

    @Override
    default String aggregateId() {
        return appliance().searchId();
    }

    @StoredAs("part-number-refused")
    record PartNumberRefused(
            String stationId, String productModel, String serialNumber, List<String> typed, Instant refusedAt)
            implements PartNumberSearchEvent {}

    @StoredAs("part-number-found")
    record PartNumberFound(
            String stationId,
            String productModel,
            String serialNumber,
            Instant firstRefusedAt,
            List<Correction> corrections,
            Instant foundAt)
            implements PartNumberSearchEvent {}

    /** @param typed as it was typed */
    record Correction(String typed, String partNumber) {}
}
