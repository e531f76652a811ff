package io.partline.requests.correction;

import io.partline.requests.correction.SearchEvent.PartNumberFound;
import io.partline.requests.correction.SearchEvent.PartNumberRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * @param last the newest refusal; null while nothing is searched for
 * @param firstRefusedAt when this search began; null while nothing is searched for
 * @param typed every form refused since
 */
record SearchState(
        @Nullable PartNumberRefused last, @Nullable Instant firstRefusedAt, List<String> typed) {
    static final SearchState EMPTY = new SearchState(null, null, List.of());
    /** A search that began longer ago is another one. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    boolean runsAt(Instant at) {
        return firstRefusedAt != null && !firstRefusedAt.plus(REMEMBERED).isBefore(at);
    }

    SearchState after(SearchEvent event) {
        return switch (event) {
            case PartNumberRefused e
            when runsAt(e.refusedAt()) ->
                new SearchState(
                        e,
                        firstRefusedAt,
                        Stream.concat(typed.stream(), e.typed().stream())
                                .distinct()
                                .toList());
            case PartNumberRefused e -> new SearchState(e, e.refusedAt(), e.typed());
            case PartNumberFound _ -> EMPTY;
        };
    }
}
