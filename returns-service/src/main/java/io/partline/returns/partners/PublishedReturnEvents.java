package io.partline.returns.partners;

import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.returns.returnauthorisation.ReturnEvent;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service tells the world, and in which shape. */
@Component
public class PublishedReturnEvents implements PublishedEvents {
    public static final String TOPIC = "partline.returns.v1";
    private static final String TYPES = "io.partline.returns.";

    record OpenedBody(
            String returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String carrierId,
            Reason reason,
            String inspectionSite,
            Instant openedAt) {}

    record InspectedBody(
            String returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            String siteId,
            Disposition disposition,
            String inspectedBy,
            Instant inspectedAt,
            @Nullable String note) {}

    @Override
    public List<PublicEvent> translate(StoredEvent event) {
        return switch ((ReturnEvent) event.payload()) {
            case ReturnOpened e ->
                List.of(new PublicEvent(
                        TOPIC,
                        TYPES + "return-opened.v1",
                        e.returnId(),
                        new OpenedBody(
                                e.returnId(),
                                e.shipmentId(),
                                e.serviceOrderId(),
                                e.lineId(),
                                e.partNumber(),
                                e.quantity(),
                                e.carrierId(),
                                e.reason(),
                                e.inspectionSite(),
                                e.at())));
            case ReturnInspected e ->
                List.of(new PublicEvent(
                        TOPIC,
                        TYPES + "return-inspected.v1",
                        e.returnId(),
                        new InspectedBody(
                                e.returnId(),
                                e.opening().shipmentId(),
                                e.opening().serviceOrderId(),
                                e.opening().lineId(),
                                e.opening().partNumber(),
                                e.opening().quantity(),
                                e.opening().inspectionSite(),
                                e.disposition(),
                                e.inspectedBy(),
                                e.at(),
                                e.note())));
        };
    }
}
