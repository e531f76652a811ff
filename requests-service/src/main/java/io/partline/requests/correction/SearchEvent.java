package io.partline.requests.correction;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredAs;
import java.time.Instant;
import java.util.List;

public sealed interface SearchEvent extends DomainEvent {
    String stationId();

    String productModel();

    String serialNumber();

    @Override
    default String aggregateId() {
        return Search.id(stationId(), productModel(), serialNumber());
    }

    @StoredAs("part-number-refused")
    record PartNumberRefused(
            String stationId, String productModel, String serialNumber, List<String> typed, Instant refusedAt)
            implements SearchEvent {}

    @StoredAs("part-number-found")
    record PartNumberFound(
            String stationId,
            String productModel,
            String serialNumber,
            Instant firstRefusedAt,
            List<Correction> corrections,
            Instant foundAt)
            implements SearchEvent {}

    /** @param typed as it was typed */
    record Correction(String typed, String partNumber) {}
}
