package io.partline.requests.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.SourceEvents;
import io.partline.requests.order.OrderEvent;
import io.partline.requests.order.OrderEventFormatTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedContractTest {
    private final List<PublicEvent> published =
            FrozenFormats.examples(OrderEvent.class, OrderEventFormatTest.class).stream()
                    .flatMap(event -> new PublishedRequestsEvents().translate(SourceEvents.stored(event)).stream())
                    .toList();

    @Test
    void what_is_published_fits_the_contract() {
        published.forEach(ContractSchemas::verifyPublished);
    }

    @Test
    void the_map_shows_all_that_is_published() {
        assertThat(published.stream().map(PublicEvent::type).collect(Collectors.toSet()))
                .isEqualTo(EventMap.publishedBy("requests"));
    }
}
