package io.partline.requests.placing;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.correction.Appliance;
import io.partline.requests.correction.PartIdentificationRefusal;
import io.partline.requests.network.UnknownSite;
import io.partline.requests.order.Priority;
import io.partline.requests.overview.OrderView;
import io.partline.requests.placing.OrderRequest.RequestedPart;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlaceOrderApi {
    private static final int MAX_LINES = 50;
    private static final int MAX_QUANTITY = 9_999;

    /** @param stationId for whom; only for centres and headquarters, a station orders for itself */
    @Schema(example = """
            {"productModel": "BCD-215KA", "serialNumber": "KA2002-0723", "priority": "CUSTOMER_DOWN",
             "lines": [{"partNumber": "DHF-215KA", "quantity": 1}]}
            """)
    record NewOrder(
            @NotBlank @Size(max = 40) @OneLine String productModel,
            @NotBlank @Size(max = 60) @OneLine String serialNumber,
            @NotNull Priority priority,
            @Nullable @Size(max = 40) @OneLine String stationId,
            @NotEmpty @Size(max = MAX_LINES) List<@NotNull @Valid NewOrderLine> lines) {
        OrderRequest of(String station) {
            return new OrderRequest(
                    new Appliance(station, productModel, serialNumber),
                    priority,
                    lines.stream()
                            .map(line -> new RequestedPart(line.partNumber(), line.quantity()))
                            .toList());
        }
    }

    @Schema(example = "{\"partNumber\": \"DHF-215KA\", \"quantity\": 1}")
    record NewOrderLine(
            @NotBlank @Size(max = 40) @OneLine String partNumber,
            @NotNull @Min(1) @Max(MAX_QUANTITY) Long quantity) {}

    private final Placing placing;

    PlaceOrderApi(Placing placing) {
        this.placing = placing;
    }

    @PostMapping("/api/service-orders")
    @Operation(
            summary = "Orders the parts a repair needs",
            description =
                    "An unknown or unfitting part number is refused with suggestions. Lines within quota and service"
                            + " level are approved at once; the others wait for their approver.")
    @Refuses({
        UnknownSite.class,
        PartIdentificationRefusal.UnknownModel.class,
        PartIdentificationRefusal.UnknownPart.class,
        PartIdentificationRefusal.PartDoesNotFit.class
    })
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrderView> placeServiceOrder(@Valid @RequestBody NewOrder body, Caller caller, Once once) {
        return once.answer(body, () -> {
            OrderView order = OrderView.of(placing.place(body.of(station(body, caller)), caller));
            return ResponseEntity.created(URI.create("/api/service-orders/" + order.serviceOrderId()))
                    .body(order);
        });
    }

    private static String station(NewOrder body, Caller caller) {
        caller.require("place-service-order", Role.STATION, Role.CENTRE, Role.HQ);
        String named = body.stationId();
        if (caller.is(Role.STATION)) {
            String own = Objects.requireNonNull(caller.siteId());
            if (named != null && !named.equals(own)) {
                throw Invalid.field("stationId", "must be your own or absent");
            }
            return own;
        }
        if (named == null || named.isBlank()) {
            throw Invalid.field("stationId", "must name the station or centre you order for");
        }
        return named;
    }
}
