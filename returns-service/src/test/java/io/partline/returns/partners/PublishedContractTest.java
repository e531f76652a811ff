package io.partline.returns.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import io.partline.chassis.testing.FrozenFormats;
import io.partline.chassis.testing.SourceEvents;
import io.partline.returns.returnauthorisation.ReturnEvent;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.RefurbishmentCompleted;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnReceived;
import io.partline.returns.returnauthorisation.ReturnEventFormatTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublishedContractTest {
    private final List<PublicEvent> published =
            FrozenFormats.examples(ReturnEvent.class, ReturnEventFormatTest.class).stream()
                    .flatMap(event -> Arrays.stream(Reason.values()).map(reason -> as((ReturnEvent) event, reason)))
                    .flatMap(event -> new PublishedReturnsEvents().translate(SourceEvents.stored(event)).stream())
                    .toList();

    /** The same for another reason; what lay on a shelf came with no shipment. */
    private static ReturnEvent as(ReturnEvent event, Reason reason) {
        return switch (event) {
            case ReturnOpened e -> opened(e, reason);
            case ReturnReceived e ->
                new ReturnReceived(e.returnId(), opened(e.opening(), reason), e.receivedBy(), e.at());
            case ReturnInspected e ->
                new ReturnInspected(
                        e.returnId(),
                        opened(e.opening(), reason),
                        e.disposition(),
                        e.actualPartNumber(),
                        e.inspectedBy(),
                        e.note(),
                        e.at());
            case RefurbishmentCompleted e ->
                new RefurbishmentCompleted(
                        e.returnId(),
                        opened(e.opening(), reason),
                        e.outcome(),
                        e.actualPartNumber(),
                        e.completedBy(),
                        e.note(),
                        e.at());
        };
    }

    private static ReturnOpened opened(ReturnOpened e, Reason reason) {
        boolean onShelf = reason == Reason.DAMAGED_ON_SHELF || reason == Reason.WRONG_PART_ON_SHELF;
        return new ReturnOpened(
                e.returnId(),
                onShelf ? null : e.shipmentId(),
                e.serviceOrderId(),
                e.lineId(),
                e.partNumber(),
                e.orderedPartNumber(),
                e.quantity(),
                e.units(),
                onShelf ? null : e.carrierId(),
                reason,
                e.inspectionSite(),
                e.destination(),
                e.cause(),
                e.at());
    }

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
