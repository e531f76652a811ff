package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShipmentApi {
    record ShipmentView(
            String shipmentId,
            String serviceOrderId,
            String lineId,
            int attempt,
            String partNumber,
            long quantity,
            String carrierId,
            String from,
            String to,
            ShipmentState.Status status,
            @Nullable String replaces,
            @Nullable String replacedBy,
            Instant plannedAt,
            @Nullable Instant dispatchedAt,
            Instant expectedDeliveryAt,
            @Nullable Instant deliveredAt,
            @Nullable ProofOfDelivery proofOfDelivery,
            List<Milestone> milestones) {}

    record MilestoneBody(
            @NotNull Milestone.Type type,
            @NotNull Instant occurredAt,

            @Nullable @Size(max = 200) @Pattern(regexp = Milestone.ONE_LINE, message = Milestone.NO_CONTROLS)
            String location,

            @Nullable @Size(max = 2_000) @Pattern(regexp = Milestone.PROSE, message = Milestone.NO_CONTROLS)
            String note,

            @Nullable @Valid ProofOfDelivery proofOfDelivery) {}

    private final Commands commands;
    private final Shipments shipments;
    private final Clock clock;

    ShipmentApi(Commands commands, Shipments shipments, Clock clock) {
        this.commands = commands;
        this.shipments = shipments;
        this.clock = clock;
    }

    @Operation(summary = "Shipments that concern the caller")
    @GetMapping("/api/shipments")
    Page<ShipmentView> list(
            @RequestParam(required = false) @Pattern(regexp = "[\\w.-]*") @Nullable String serviceOrderId,
            @RequestParam(required = false) ShipmentState.@Nullable Status status,
            @RequestParam(required = false) @Pattern(regexp = "[\\w.-]*") @Nullable String carrierId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        int size = Page.limit(limit);
        List<ShipmentView> views = shipments
                .list(
                        serviceOrderId,
                        status == null ? null : status.name(),
                        carrierId,
                        caller,
                        Cursor.parse(cursor),
                        size + 1)
                .stream()
                .map(id -> view(shipments.find(id)))
                .toList();
        return Page.of(views, size, view -> Cursor.of(view.shipmentId()));
    }

    @Operation(summary = "One shipment")
    @GetMapping("/api/shipments/{shipmentId}")
    ShipmentView one(@PathVariable String shipmentId, Caller caller) {
        return view(seen(shipmentId, caller));
    }

    @Operation(summary = "Hand a shipment over to its carrier; the source site or HQ")
    @PostMapping("/api/shipments/{shipmentId}/dispatch")
    ResponseEntity<?> dispatch(@PathVariable String shipmentId, Caller caller) {
        ShipmentState state = seen(shipmentId, caller);
        if (!caller.is(Role.HQ)
                && !caller.isSite(Objects.requireNonNull(state.leg()).from())) {
            throw Forbidden.to("dispatch this shipment; its source site or HQ does");
        }
        return ResponseEntity.ok(
                view(commands.<ShipmentState>send(new DispatchShipment(Shipment.id(shipmentId), clock.instant()))));
    }

    @Operation(summary = "Report what happened to a shipment; its carrier, or HQ in its stead")
    @PostMapping("/api/shipments/{shipmentId}/milestones")
    ResponseEntity<?> report(@PathVariable String shipmentId, @Valid @RequestBody MilestoneBody body, Caller caller) {
        seen(shipmentId, caller);
        caller.require("report milestones; the carrier does", Role.CARRIER, Role.HQ);
        ShipmentState state = commands.send(new ReportMilestone(
                Shipment.id(shipmentId),
                caller.carrierId(),
                new Milestone(body.type(), body.occurredAt(), body.location(), body.note()),
                body.proofOfDelivery(),
                clock.instant()));
        return ResponseEntity.ok(view(state));
    }

    private ShipmentState seen(String shipmentId, Caller caller) {
        ShipmentState state = shipments.find(shipmentId);
        if (!shipments.concerns(caller, state)) {
            throw NotFound.of("shipment", shipmentId);
        }
        return state;
    }

    private ShipmentView view(ShipmentState s) {
        Leg leg = Objects.requireNonNull(s.leg());
        return new ShipmentView(
                leg.shipmentId(),
                leg.serviceOrderId(),
                leg.lineId(),
                leg.attempt(),
                leg.partNumber(),
                leg.quantity(),
                Objects.requireNonNull(s.carrierId()),
                leg.from(),
                leg.to(),
                s.status(),
                leg.replaces(),
                shipments.replacementOf(leg),
                Objects.requireNonNull(s.plannedAt()),
                s.dispatchedAt(),
                Objects.requireNonNull(s.expectedDeliveryAt()),
                s.deliveredAt(),
                s.proofOfDelivery(),
                s.milestones());
    }
}
