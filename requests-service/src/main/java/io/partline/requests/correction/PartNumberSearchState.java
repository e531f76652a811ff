package io.partline.requests.correction;

import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
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
public record PartNumberSearchState(
        @Nullable PartNumberRefused last, @Nullable Instant firstRefusedAt, List<String> typed) {
    static final PartNumberSearchState EMPTY = new PartNumberSearchState(null, null, List.of());
    /** A search that began longer ago is another one. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    boolean runsAt(Instant at) {
        return firstRefusedAt != null && !firstRefusedAt.plus(REMEMBERED).isBefore(at);
    }

    public PartNumberSearchState after(PartNumberSearchEvent event) {
        return switch (event) {
            case PartNumberRefused e
            when runsAt(e.refusedAt()) ->
                new PartNumberSearchState(
                        e,
                        firstRefusedAt,
                        Stream.concat(typed.stream(), e.typed().stream())
                                .distinct()
                                .toList());
            case PartNumberRefused e -> new PartNumberSearchState(e, e.refusedAt(), e.typed());
            case PartNumberFound _ -> EMPTY;
        };
    }
}
