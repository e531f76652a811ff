package io.partline.requests.placing;

import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.OrderView;
import io.partline.requests.order.Priority;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlaceOrderApi {
    /** What can be stored as text: no control characters, no half of a surrogate pair. */
    private static final String PRINTABLE = "[^\\p{Cntrl}\\p{Cs}]*";

    private static final String NO_CONTROLS = "must hold no control characters";
    static final int MOST_LINES = 50;
    static final int MOST_UNITS = 9_999;

    /** @param stationId for whom; only for centres and headquarters, a station orders for itself */
    record NewOrder(
            @NotBlank @Size(max = 40) @Pattern(regexp = PRINTABLE, message = NO_CONTROLS)
            String productModel,

            @NotBlank @Size(max = 60) @Pattern(regexp = PRINTABLE, message = NO_CONTROLS)
            String serialNumber,

            @NotNull Priority priority,

            @Nullable @Size(max = 40) @Pattern(regexp = PRINTABLE, message = NO_CONTROLS)
            String stationId,

            @NotEmpty @Size(max = MOST_LINES) List<@NotNull @Valid NewOrderLine> lines) {}

    record NewOrderLine(
            @NotBlank @Size(max = 40) @Pattern(regexp = PRINTABLE, message = NO_CONTROLS)
            String partNumber,

            @NotNull @Min(1) @Max(MOST_UNITS) Long quantity) {}

    private final Placing placing;

    PlaceOrderApi(Placing placing) {
        this.placing = placing;
    }

    @PostMapping("/api/service-orders")
    @Operation(summary = "Orders the parts a repair needs; a number that cannot be meant is refused with suggestions")
    ResponseEntity<?> place(@Valid @RequestBody NewOrder body, Caller caller) {
        OrderState order = placing.place(stationId(body, caller), body, caller);
        return ResponseEntity.created(
                        URI.create("/api/service-orders/" + order.order().serviceOrderId()))
                .body(OrderView.of(order));
    }

    static String stationId(NewOrder body, Caller caller) {
        caller.require("order parts", Role.STATION, Role.CENTRE, Role.HQ);
        String named = body.stationId();
        if (caller.is(Role.STATION)) {
            String own = Objects.requireNonNull(caller.siteId());
            if (named != null && !named.equals(own)) {
                throw Invalid.field("stationId", "must be your own or absent");
            }
            return own;
        }
        if (named == null || named.isBlank()) {
            throw Invalid.field("stationId", "must name the station you order for");
        }
        return named;
    }
}
