package io.partline.requests.correction;

import io.partline.requests.correction.SearchCommand.EndSearch;
import io.partline.requests.correction.SearchCommand.RememberRefused;
import io.partline.requests.correction.SearchEvent.Correction;
import io.partline.requests.correction.SearchEvent.PartNumberFound;
import io.partline.requests.correction.SearchEvent.PartNumberRefused;
import java.util.Comparator;
import java.util.List;

final class SearchDecisions {
    /** Forms remembered of one search; more is no slip any more. */
    private static final int MOST_FORMS = 20;

    private SearchDecisions() {}

    /** The same forms again are nothing new. */
    static List<SearchEvent> remember(SearchState state, RememberRefused c) {
        if (state.runsAt(c.at())) {
            List<String> fresh = c.typed().stream()
                    .filter(typed -> !state.typed().contains(typed))
                    .limit(Math.max(0, MOST_FORMS - state.typed().size()))
                    .toList();
            return fresh.isEmpty() ? List.of() : List.of(refused(c, fresh));
        }
        return List.of(refused(c, c.typed().stream().limit(MOST_FORMS).toList()));
    }

    private static PartNumberRefused refused(RememberRefused c, List<String> typed) {
        return new PartNumberRefused(c.stationId(), c.productModel(), c.serialNumber(), typed, c.at());
    }

    /** Each refused form was meant as the ordered part it is most like. Nothing if no search is remembered. */
    static List<SearchEvent> end(SearchState state, EndSearch c) {
        PartNumberRefused last = state.last();
        if (last == null || state.firstRefusedAt() == null || !state.runsAt(c.at())) {
            return List.of();
        }
        List<Correction> corrections = state.typed().stream()
                .map(typed -> new Correction(
                        typed,
                        c.partNumbers().stream()
                                .min(Comparator.<String>comparingInt(part -> PartNumbers.unlikeness(typed, part))
                                        .thenComparing(Comparator.naturalOrder()))
                                .orElseThrow()))
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
