package io.partline.requests.correction;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface SearchCommand {
    /** @param typed the numbers that were refused */
    record RememberRefused(
            @TargetAggregateIdentifier String aggregateId,
            String stationId,
            String productModel,
            String serialNumber,
            List<String> typed,
            Instant at)
            implements SearchCommand {
        public RememberRefused(
                String stationId, String productModel, String serialNumber, List<String> typed, Instant at) {
            this(Search.id(stationId, productModel, serialNumber), stationId, productModel, serialNumber, typed, at);
        }
    }

    /** The order is placed at last; answers since when the station has been at it. */
    record EndSearch(@TargetAggregateIdentifier String aggregateId, List<String> partNumbers, Instant at)
            implements SearchCommand {}
}
