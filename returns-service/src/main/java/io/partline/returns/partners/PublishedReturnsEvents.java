package io.partline.returns.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.returns.partners.ReturnsBodies.ReturnMembers;
import io.partline.returns.partners.ReturnsBodies.WithPieces;
import io.partline.returns.returnauthorisation.ReturnEvent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What this service tells the world. Version 1 of what has a second one is told of damaged shipments only, as it always was. */
@Component
class PublishedReturnsEvents implements PublishedEvents {
    private static final String TOPIC = "partline.returns.v1";
    private static final String TYPES = "io.partline.returns.";

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch ((ReturnEvent) event.payload()) {
            case ReturnEvent.ReturnOpened e ->
                both(
                        e,
                        e,
                        "return-opened",
                        new ReturnsBodies.ReturnOpened(
                                members(e),
                                e.shipmentId(),
                                e.carrierId(),
                                e.reason().name(),
                                e.inspectionSite(),
                                e.at()));
            case ReturnEvent.ReturnReceived e ->
                List.of(told(
                        e,
                        "return-received.v1",
                        withPieces(
                                e.opening(),
                                new ReturnsBodies.ReturnReceived(
                                        members(e.opening()), e.opening().inspectionSite(), e.at()))));
            case ReturnEvent.ReturnInspected e ->
                both(
                        e,
                        e.opening(),
                        "return-inspected",
                        new ReturnsBodies.ReturnInspected(
                                members(e.opening()),
                                e.opening().shipmentId(),
                                e.opening().inspectionSite(),
                                e.disposition().name(),
                                e.actualPartNumber(),
                                e.inspectedBy(),
                                e.at(),
                                e.note()));
            case ReturnEvent.RefurbishmentCompleted e ->
                List.of(told(
                        e,
                        "refurbishment-completed.v1",
                        withPieces(
                                e.opening(),
                                new ReturnsBodies.RefurbishmentCompleted(
                                        members(e.opening()),
                                        e.opening().inspectionSite(),
                                        e.outcome().name(),
                                        e.actualPartNumber(),
                                        e.completedBy(),
                                        e.at()))));
        };
    }

    private static List<PublicEvent> both(
            ReturnEvent event, ReturnEvent.ReturnOpened opened, String name, Object body) {
        Stream<PublicEvent> first =
                isOfTheFirstVersion(opened) ? Stream.of(told(event, name + ".v1", body)) : Stream.empty();
        return Stream.concat(first, Stream.of(told(event, name + ".v2", withPieces(opened, body))))
                .toList();
    }

    private static WithPieces withPieces(ReturnEvent.ReturnOpened opened, Object body) {
        return new WithPieces(body, opened.orderedPartNumber(), opened.units());
    }

    private static boolean isOfTheFirstVersion(ReturnEvent.ReturnOpened opened) {
        return switch (opened.reason()) {
            case DAMAGED_IN_TRANSIT, DAMAGED_ON_RECEIPT -> true;
            case WRONG_PART_SENT, DAMAGED_ON_SHELF, WRONG_PART_ON_SHELF, REFUSED, RETURNED_TO_SENDER -> false;
        };
    }

    private static PublicEvent told(ReturnEvent event, String name, Object body) {
        return new PublicEvent(TOPIC, TYPES + name, event.returnId().value(), body);
    }

    private static ReturnMembers members(ReturnEvent.ReturnOpened opened) {
        return new ReturnMembers(
                opened.returnId().value(),
                opened.serviceOrderId(),
                opened.lineId(),
                opened.partNumber(),
                opened.quantity());
    }
}
