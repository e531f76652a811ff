package io.partline.requests.overview;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders to read. One order is read from its own history, so that a caller always sees what it has just done; lists come
 * from the rows that follow.
 */
@Component
public class Orders {
    private final History<OrderState> history;
    private final JdbcClient db;

    Orders(History<OrderState> history, JdbcClient db) {
        this.history = history;
        this.db = db;
    }

    /** Empty as well when it is none of the caller's business. */
    public Optional<OrderState> find(ServiceOrderId id, Caller caller) {
        return visible(history.of(id.aggregateId()), caller);
    }

    /** @throws NotFound if there is none that the caller may see */
    public OrderState get(ServiceOrderId id, Caller caller) {
        return find(id, caller).orElseThrow(() -> notFound(id));
    }

    /**
     * @param asOf now if absent
     * @throws NotFound if there was none at that time that the caller may see
     */
    public OrderState get(ServiceOrderId id, @Nullable Instant asOf, Caller caller) {
        return asOf == null
                ? get(id, caller)
                : visible(history.asOf(id.aggregateId(), asOf), caller).orElseThrow(() -> notFound(id));
    }

    private static NotFound notFound(ServiceOrderId id) {
        return NotFound.of("service-order", id.value());
    }

    private static Optional<OrderState> visible(OrderState state, Caller caller) {
        ServiceOrderPlaced order = state.placed();
        return order != null && OrderVisibility.concerns(order, caller) ? Optional.of(state) : Optional.empty();
    }

    /** The newest first. */
    Page<OrderView> list(OrderFilter filter, Caller caller, TimeWindow placed) {
        List<OrderView> found = db
                .sql("select state::text from order_row where " + OrderVisibility.ofRows(caller) + """
                         and (:status::text is null or status = :status)
                         and (:station::text is null or station_id = :station)
                         and (:model::text is null or product_model = :model)
                         and (:serial::text is null or serial_number = :serial)
                         and (:part::text is null or part_numbers @> array[:part::text])
                         and placed_at >= :from and placed_at < :to and (placed_at, service_order_id) < (:lastTime, :lastId)
                         order by placed_at desc, service_order_id desc limit :oneMore
                        """)
                .param("site", caller.siteId())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().name())
                .param("station", filter.stationId())
                .param("model", filter.productModel())
                .param("serial", filter.serialNumber())
                .param("part", filter.partNumber())
                .params(placed.parameters())
                .query(String.class)
                .list()
                .stream()
                .map(json -> OrderView.of(EventJson.read(json, OrderState.class)))
                .toList();
        return placed.page(found, OrderView::placedAt, OrderView::serviceOrderId);
    }
}
