package io.partline.logistics.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.chassis.partners.Publisher;
import io.partline.chassis.partners.Publishers;
import io.partline.logistics.carrier.CarrierEvent.LaneOffered;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long lanes take. Networks had lanes before anybody was told of them, so this publisher begins at the beginning. */
final class PublishedLanes implements PublishedEvents {
    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        if (event.payload() instanceof LaneOffered e) {
            String carrierId = e.carrierId().value();
            return List.of(new PublicEvent(
                    PublishedLogisticsEvents.TOPIC,
                    PublishedLogisticsEvents.type("lane-offered"),
                    carrierId,
                    new LogisticsBodies.LaneOffered(
                            carrierId,
                            e.lane().originRegion(),
                            e.lane().destinationRegion(),
                            e.lane().transitHours(),
                            event.at())));
        }
        return List.of();
    }

    @Configuration
    static class Wiring {
        @Bean
        Publisher publisherOfLanes(Publishers publishers) {
            return publishers.named("publisher-of-lanes", new PublishedLanes());
        }
    }
}
