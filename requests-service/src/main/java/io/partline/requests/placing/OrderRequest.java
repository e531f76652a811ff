package io.partline.requests.placing;

import io.partline.requests.correction.Appliance;
import io.partline.requests.order.Priority;
import java.util.List;

/** What a station, or somebody for it, asks for: the parts of one repair. */
record OrderRequest(Appliance appliance, Priority priority, List<RequestedPart> parts) {
    /** @param partNumber as it was typed */
    record RequestedPart(String partNumber, long quantity) {}

    String stationId() {
        return appliance.stationId();
    }

    List<String> typed() {
        return parts.stream().map(RequestedPart::partNumber).toList();
    }
}
