package io.partline.returns.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.returns.partners.ReturnsBodies.ReturnMembers;
import io.partline.returns.returnauthorisation.ReturnEvent;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this service tells the world. */
@Component
class PublishedReturnsEvents implements PublishedEvents {
    private static final String TOPIC = "partline.returns.v1";
    private static final String TYPES = "io.partline.returns.";

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch ((ReturnEvent) event.payload()) {
            case ReturnEvent.ReturnOpened e ->
                told(
                        e,
                        "return-opened.v1",
                        new ReturnsBodies.ReturnOpened(
                                members(e), e.carrierId(), e.reason().name(), e.inspectionSite(), e.at()));
            case ReturnEvent.ReturnInspected e ->
                told(
                        e,
                        "return-inspected.v1",
                        new ReturnsBodies.ReturnInspected(
                                members(e.opening()),
                                e.opening().inspectionSite(),
                                e.disposition().name(),
                                e.inspectedBy(),
                                e.at(),
                                e.note()));
        };
    }

    private static List<PublicEvent> told(ReturnEvent event, String name, Object body) {
        return List.of(new PublicEvent(TOPIC, TYPES + name, event.returnId().value(), body));
    }

    private static ReturnMembers members(ReturnEvent.ReturnOpened opened) {
        return new ReturnMembers(
                opened.returnId().value(),
                opened.shipmentId(),
                opened.serviceOrderId(),
                opened.lineId(),
                opened.partNumber(),
                opened.quantity());
    }
}
