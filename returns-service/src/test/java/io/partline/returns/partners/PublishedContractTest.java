package io.partline.returns.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.SourceEvents;
import io.partline.returns.returnauthorisation.ReturnEvent;
import io.partline.returns.returnauthorisation.ReturnEventFormatTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedContractTest {
    private final List<PublicEvent> published =
            FrozenFormats.examples(ReturnEvent.class, ReturnEventFormatTest.class).stream()
                    .flatMap(event -> new PublishedReturnsEvents().translate(SourceEvents.stored(event)).stream())
                    .toList();

    @Test
    void what_is_published_fits_the_contract() {
        published.forEach(ContractSchemas::verifyPublished);
    }

    @Test
    void the_map_shows_all_that_is_published() {
        assertThat(published.stream().map(PublicEvent::type).collect(Collectors.toSet()))
                .isEqualTo(EventMap.publishedBy("returns"));
    }

    @Test
    void every_event_goes_to_the_topic_of_returns_under_the_returns_id() {
        assertThat(published).allSatisfy(event -> {
            assertThat(event.topic()).isEqualTo("partline.returns.v1");
            assertThat(event.subject()).isEqualTo("RMA-SH-SO-7Q2M4K8ZP1XA-1.1");
        });
    }
}
