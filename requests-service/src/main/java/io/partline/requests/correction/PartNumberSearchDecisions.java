package io.partline.requests.correction;

import io.partline.requests.correction.PartNumberSearchCommand.EndSearch;
import io.partline.requests.correction.PartNumberSearchCommand.RememberRefused;
import io.partline.requests.correction.PartNumberSearchEvent.Correction;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import io.partline.requests.correction.PartNumberSearchState.Search;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

final class PartNumberSearchDecisions {
    /** At most so many refused spellings are kept for one search, and so many for all that one station has running. */
    private static final int MAX_SPELLINGS = 20;

    private static final int MAX_SPELLINGS_OF_STATION = 200;
    /** At most so many appliances are searched for at once. */
    private static final int MAX_SEARCHES = 50;

    private PartNumberSearchDecisions() {}

    static List<PartNumberSearchEvent> decide(PartNumberSearchState state, PartNumberSearchCommand command) {
        return switch (command) {
            case RememberRefused c -> remember(state, c);
            case EndSearch c -> end(state, c);
        };
    }

    /** The same spellings again are nothing new; what there is no room for is not remembered. */
    private static List<PartNumberSearchEvent> remember(PartNumberSearchState state, RememberRefused c) {
        List<String> known =
                state.running(c.appliance(), c.at()).map(Search::typed).orElse(List.of());
        List<String> fresh = c.typed().stream()
                .filter(typed -> !known.contains(typed))
                .limit(room(state, known.size(), c.at()))
                .toList();
        return fresh.isEmpty() ? List.of() : List.of(refused(c, fresh));
    }

    private static int room(PartNumberSearchState state, int known, Instant at) {
        List<Search> running = state.running(at).toList();
        if (known == 0 && running.size() >= MAX_SEARCHES) {
            return 0;
        }
        int all = running.stream().mapToInt(search -> search.typed().size()).sum();
        return Math.max(0, Math.min(MAX_SPELLINGS - known, MAX_SPELLINGS_OF_STATION - all));
    }

    private static PartNumberRefused refused(RememberRefused c, List<String> typed) {
        Appliance appliance = c.appliance();
        return new PartNumberRefused(
                appliance.stationId(), appliance.productModel(), appliance.serialNumber(), typed, c.at());
    }

    /**
     * Each refused spelling was meant as the ordered part it is most like; one that is like none of them was given up, and
     * teaches nothing. Nothing if no search for the appliance is remembered.
     */
    private static List<PartNumberSearchEvent> end(PartNumberSearchState state, EndSearch c) {
        return state
                .running(c.appliance(), c.at())
                .<PartNumberSearchEvent>map(search -> new PartNumberFound(
                        c.appliance().stationId(),
                        search.productModel(),
                        search.serialNumber(),
                        search.firstRefusedAt(),
                        corrections(search, c.partNumbers()),
                        c.at()))
                .stream()
                .toList();
    }

    private static List<Correction> corrections(Search search, List<String> partNumbers) {
        return search.typed().stream()
                .flatMap(typed -> partNumbers.stream()
                        .filter(part -> PartNumbers.isSlip(typed, part))
                        .min(Comparator.<String>comparingInt(part -> PartNumbers.unlikeness(typed, part))
                                .thenComparing(Comparator.naturalOrder()))
                        .map(part -> new Correction(typed, part))
                        .stream())
                .toList();
    }
}
