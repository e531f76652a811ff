package io.partline.requests.correction;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.requests.correction.SearchEvent.PartNumberFound;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A station's search for the right part numbers of one appliance. */
public final class Search extends AggregateShell<SearchState, SearchEvent> {
    Search() {
        super(SearchState.EMPTY, SearchState::after);
    }

    public static String id(String stationId, String productModel, String serialNumber) {
        return "search:%s|%s|%s".formatted(stationId, productModel, serialNumber);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SearchCommand.RememberRefused command) {
        record(SearchDecisions.remember(state(), command));
    }

    /** Since when the station had been at it; empty if it got the numbers right at once. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Optional<Instant> handle(SearchCommand.EndSearch command) {
        var ended = SearchDecisions.end(state(), command);
        record(ended);
        return ended.stream()
                .filter(PartNumberFound.class::isInstance)
                .map(found -> ((PartNumberFound) found).firstRefusedAt())
                .findFirst();
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Search> searchRoom() {
            return AggregateRoom.of("search", Search.class, SearchEvent.class);
        }
    }
}
