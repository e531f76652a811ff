package io.partline.requests.correction;

import io.partline.chassis.aggregate.Command;
import java.time.Instant;
import java.util.List;

public sealed interface PartNumberSearchCommand extends Command<PartNumberSearchState, PartNumberSearchEvent> {
    Appliance appliance();

    @Override
    default String aggregateId() {
        return appliance().searchId();
    }

    /** @param typed the numbers that were refused */
    record RememberRefused(Appliance appliance, List<String> typed, Instant at) implements PartNumberSearchCommand {}

    /** The order is placed at last. Most stations had nothing to search for. */
    record EndSearch(Appliance appliance, List<String> partNumbers, Instant at) implements PartNumberSearchCommand {
        @Override
        public boolean begins() {
            return true;
        }
    }
}
