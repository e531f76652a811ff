package io.partline.requests.overview;

import io.partline.chassis.security.Caller;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;

/** Which orders concern a caller: its own, those of its stations, all of them. The same rule for objects and for rows. */
public final class OrderVisibility {
    private OrderVisibility() {}

    static boolean concerns(ServiceOrderPlaced order, Caller caller) {
        return switch (caller.role()) {
            case HQ, OPS -> true;
            case STATION -> caller.isSite(order.stationId());
            case CENTRE -> caller.isSite(order.homeCentreId()) || caller.isSite(order.stationId());
            case CARRIER -> false;
        };
    }

    /** A condition on the columns station_id and home_centre_id, with the caller's site as {@code :site}. */
    public static String ofRows(Caller caller) {
        return switch (caller.role()) {
            case HQ, OPS -> "true";
            case STATION -> "station_id = :site";
            case CENTRE -> "(home_centre_id = :site or station_id = :site)";
            case CARRIER -> "false";
        };
    }
}
