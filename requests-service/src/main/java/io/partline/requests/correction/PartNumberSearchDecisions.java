package io.partline.requests.correction;

import io.partline.requests.correction.PartNumberSearchCommand.EndSearch;
import io.partline.requests.correction.PartNumberSearchCommand.RememberRefused;
import io.partline.requests.correction.PartNumberSearchEvent.Correction;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import java.util.Comparator;
import java.util.List;

final class PartNumberSearchDecisions {
    /** At most so many refused spellings are kept for one search. */
    private static final int MAX_SPELLINGS = 20;

    private PartNumberSearchDecisions() {}

    static List<PartNumberSearchEvent> decide(PartNumberSearchState state, PartNumberSearchCommand command) {
        return switch (command) {
            case RememberRefused c -> remember(state, c);
            case EndSearch c -> end(state, c);
        };
    }

    /** The same spellings again are nothing new. */
    private static List<PartNumberSearchEvent> remember(PartNumberSearchState state, RememberRefused c) {
        if (state.runsAt(c.at())) {
            List<String> fresh = c.typed().stream()
                    .filter(typed -> !state.typed().contains(typed))
                    .limit(Math.max(0, MAX_SPELLINGS - state.typed().size()))
                    .toList();
            return fresh.isEmpty() ? List.of() : List.of(refused(c, fresh));
        }
        return List.of(refused(c, c.typed().stream().limit(MAX_SPELLINGS).toList()));
    }

    private static PartNumberRefused refused(RememberRefused c, List<String> typed) {
        Appliance appliance = c.appliance();
        return new PartNumberRefused(
                appliance.stationId(), appliance.productModel(), appliance.serialNumber(), typed, c.at());
    }

    /**
     * Each refused spelling was meant as the ordered part it is most like; one that is like none of them was given up, and
     * teaches nothing. Nothing if no search is remembered.
     */
    private static List<PartNumberSearchEvent> end(PartNumberSearchState state, EndSearch c) {
        PartNumberRefused last = state.last();
        if (last == null || state.firstRefusedAt() == null || !state.runsAt(c.at())) {
            return List.of();
        }
        List<Correction> corrections = state.typed().stream()
                .flatMap(typed -> c.partNumbers().stream()
                        .filter(part -> PartNumbers.isSlip(typed, part))
                        .min(Comparator.<String>comparingInt(part -> PartNumbers.unlikeness(typed, part))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(part -> new Correction(typed, part))
                        .stream())
                .toList();
        return List.of(new PartNumberFound(
                last.stationId(),
                last.productModel(),
                last.serialNumber(),
                state.firstRefusedAt(),
                corrections,
                c.at()));
    }
}
