package io.partline.requests.correction;

import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one station searches for.
 *
 * @param searches one for each appliance; none that was over when the newest of their events was recorded
 */
public record PartNumberSearchState(List<Search> searches) {
    static final PartNumberSearchState EMPTY = new PartNumberSearchState(List.of());
    /** A search that began longer ago is another one. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    /** @param typed every form refused since it began */
    record Search(String productModel, String serialNumber, Instant firstRefusedAt, List<String> typed) {
        private boolean isFor(Appliance appliance) {
            return productModel.equals(appliance.productModel()) && serialNumber.equals(appliance.serialNumber());
        }

        private boolean runsAt(Instant at) {
            return !firstRefusedAt.plus(REMEMBERED).isBefore(at);
        }

        private Search and(List<String> more) {
            return new Search(
                    productModel,
                    serialNumber,
                    firstRefusedAt,
                    Stream.concat(typed.stream(), more.stream()).distinct().toList());
        }
    }

    /** When the search for an appliance began; empty if none runs. */
    public Optional<Instant> firstRefusedAt(Appliance appliance, Instant at) {
        return running(appliance, at).map(Search::firstRefusedAt);
    }

    Optional<Search> running(Appliance appliance, Instant at) {
        return running(at).filter(search -> search.isFor(appliance)).findAny();
    }

    Stream<Search> running(Instant at) {
        return searches.stream().filter(search -> search.runsAt(at));
    }

    PartNumberSearchState after(PartNumberSearchEvent event) {
        return switch (event) {
            case PartNumberRefused e ->
                new PartNumberSearchState(Stream.concat(others(e.appliance(), e.refusedAt()), Stream.of(refused(e)))
                        .toList());
            case PartNumberFound e ->
                new PartNumberSearchState(others(e.appliance(), e.foundAt()).toList());
        };
    }

    private Stream<Search> others(Appliance appliance, Instant at) {
        return running(at).filter(search -> !search.isFor(appliance));
    }

    private Search refused(PartNumberRefused e) {
        return running(e.appliance(), e.refusedAt())
                .map(search -> search.and(e.typed()))
                .orElseGet(() -> new Search(e.productModel(), e.serialNumber(), e.refusedAt(), e.typed()));
    }
}
