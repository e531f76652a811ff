package io.partline.inventory.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.SourceEvents;
import io.partline.inventory.catalogue.PartEvent;
import io.partline.inventory.catalogue.PartEventFormatTest;
import io.partline.inventory.model.ModelEvent;
import io.partline.inventory.model.ModelEventFormatTest;
import io.partline.inventory.network.SiteEvent;
import io.partline.inventory.network.SiteEventFormatTest;
import io.partline.inventory.reservation.ReservationEvent;
import io.partline.inventory.reservation.ReservationEventFormatTest;
import io.partline.inventory.stock.StockEvent;
import io.partline.inventory.stock.StockEventFormatTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishedContractTest {
    private final List<PublicEvent> published = Stream.of(
                    FrozenFormats.examples(PartEvent.class, PartEventFormatTest.class),
                    FrozenFormats.examples(ModelEvent.class, ModelEventFormatTest.class),
                    FrozenFormats.examples(SiteEvent.class, SiteEventFormatTest.class),
                    FrozenFormats.examples(StockEvent.class, StockEventFormatTest.class),
                    FrozenFormats.examples(ReservationEvent.class, ReservationEventFormatTest.class))
            .flatMap(List::stream)
            .flatMap(event -> new PublishedInventoryEvents().translate(SourceEvents.stored(event)).stream())
            .toList();

    @Test
    void what_is_published_fits_the_contract() {
        published.forEach(ContractSchemas::verifyPublished);
    }

    @Test
    void the_map_shows_all_that_is_published() {
        assertThat(published.stream().map(PublicEvent::type).collect(Collectors.toSet()))
                .isEqualTo(EventMap.publishedBy("inventory"));
    }

    @Test
    void each_event_is_keyed_by_what_it_is_about() {
        assertThat(published.stream()
                        .collect(Collectors.toMap(
                                event -> event.type().replaceAll("io\\.partline\\.inventory\\.|\\.v1", ""),
                                PublicEvent::subject)))
                .containsOnly(
                        Map.entry("part-registered", "DHF-215KA"),
                        Map.entry("model-registered", "BCD-215KA"),
                        Map.entry("part-fitted", "BCD-215KA"),
                        Map.entry("part-fit-withdrawn", "BCD-215KA"),
                        Map.entry("site-registered", "S-TZ-01"),
                        Map.entry("stock-received", "stock:DHF-215KA@C-NB"),
                        Map.entry("stock-issued", "stock:DHF-215KA@C-NB"),
                        Map.entry("stock-quarantined", "stock:DHF-215KA@C-NB"),
                        Map.entry("stock-disposed", "stock:DHF-215KA@C-NB"),
                        Map.entry("stock-written-off", "stock:DHF-215KA@S-TZ-01"),
                        Map.entry("reservation-withdrawn", "SO-7K3M9QX2PV4D-1"),
                        Map.entry("reservation-released", "SO-7K3M9QX2PV4D-1"),
                        Map.entry("stock-reserved", "SO-7K3M9QX2PV4D-1"),
                        Map.entry("demand-backordered", "SO-7K3M9QX2PV4D-1"));
        assertThat(published).allSatisfy(event -> assertThat(event.topic()).isEqualTo("partline.inventory.v1"));
    }
}
