package io.partline.logistics.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.chassis.partners.Publisher;
import io.partline.chassis.partners.Publishers;
import io.partline.logistics.carrier.CarrierEvent;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import io.partline.logistics.carrier.CarrierEvent.LaneWithdrawn;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which lanes are served and how long they take. Networks had lanes before anybody was told of them, so this publisher
 * begins at the beginning.
 */
final class PublishedLanes implements PublishedEvents {
    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch (event.payload()) {
            case LaneOffered e ->
                List.of(told(
                        "lane-offered",
                        e,
                        new LogisticsBodies.LaneOffered(
                                e.carrierId().value(),
                                e.lane().originRegion(),
                                e.lane().destinationRegion(),
                                e.lane().transitHours(),
                                event.at())));
            case LaneWithdrawn e ->
                List.of(told(
                        "lane-withdrawn",
                        e,
                        new LogisticsBodies.LaneWithdrawn(
                                e.carrierId().value(), e.originRegion(), e.destinationRegion(), event.at())));
            default -> List.of();
        };
    }

    private static PublicEvent told(String name, CarrierEvent event, Object body) {
        return new PublicEvent(
                PublishedLogisticsEvents.TOPIC,
                PublishedLogisticsEvents.type(name),
                event.carrierId().value(),
                body);
    }

    @Configuration
    static class Wiring {
        @Bean
        Publisher publisherOfLanes(Publishers publishers) {
            return publishers.named("publisher-of-lanes", new PublishedLanes());
        }
    }
}
