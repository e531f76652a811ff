package io.partline.logistics.shipment;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.shipment.ShipmentCommand.DispatchShipment;
import io.partline.logistics.shipment.ShipmentCommand.ReportMilestone;
import io.partline.logistics.shipment.Shipments.Filter;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
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
    private final Commands commands;
    private final Shipments shipments;
    private final History<ShipmentState> history;
    private final Clock clock;

    ShipmentApi(Commands commands, Shipments shipments, History<ShipmentState> history, Clock clock) {
        this.commands = commands;
        this.shipments = shipments;
        this.history = history;
        this.clock = clock;
    }

    @Operation(
            summary = "Shipments that concern the caller, the newest first",
            description = "`from` (inclusive) and `to` (exclusive) bound `plannedAt`.")
    @GetMapping("/api/shipments")
    Page<ShipmentView> listShipments(
            @RequestParam(required = false) @OneLine @Nullable String serviceOrderId,
            @RequestParam(required = false) @Nullable ShipmentStatus status,
            @RequestParam(required = false) @OneLine @Nullable String carrierId,
            @RequestParam(required = false) @OneLine @Nullable String originRegion,
            @RequestParam(required = false) @OneLine @Nullable String destinationRegion,
            @RequestParam(required = false) @Nullable Purpose purpose,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return shipments.list(
                new Filter(serviceOrderId, status, carrierId, originRegion, destinationRegion, purpose),
                caller,
                TimeWindow.newestFirst(from, to, cursor, limit));
    }

    @Operation(
            summary = "One shipment",
            description = "With `asOf` as it was recorded at that instant; 404 before it was planned.")
    @GetMapping("/api/shipments/{shipmentId}")
    ShipmentView getShipment(
            @PathVariable String shipmentId, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        ShipmentId id = new ShipmentId(shipmentId);
        ShipmentState state = state(id, asOf);
        return view(visible(id, state, caller), state, asOf);
    }

    @Operation(
            summary = "Hand a shipment over to its carrier; the source site or HQ",
            description = "Once more changes nothing.")
    @PostMapping("/api/shipments/{shipmentId}/dispatch")
    @Refuses(ShipmentRefusal.AlreadyEnded.class)
    ResponseEntity<ShipmentView> dispatchShipment(@PathVariable String shipmentId, Caller caller, Once once) {
        return once.answer(null, () -> {
            ShipmentId id = new ShipmentId(shipmentId);
            PlannedShipment shipment = visible(id, state(id, null), caller);
            if (!caller.is(Role.HQ) && !caller.isSite(shipment.details().source())) {
                throw Forbidden.to("dispatch-shipment", "Only the source site or HQ may dispatch this shipment.");
            }
            ShipmentState after =
                    commands.send(new DispatchShipment(id, clock.instant())).after();
            return ResponseEntity.ok(view(shipment, after, null));
        });
    }

    @Operation(
            summary = "Report what happened to a shipment; its carrier, or HQ in its stead",
            description =
                    "DELIVERED needs the proof of delivery. PICKED_UP hands a planned shipment over, also one that was called off"
                            + " too late. `quantity` says how many of the pieces are damaged, lost, refused or on their"
                            + " way back, if not all. The same report again changes nothing.")
    @PostMapping("/api/shipments/{shipmentId}/milestones")
    @Refuses({
        ShipmentRefusal.NotDispatched.class,
        ShipmentRefusal.AlreadyEnded.class,
        ShipmentRefusal.ProofMissing.class,
        ShipmentRefusal.BeforeItLeft.class,
        ShipmentRefusal.MoreThanLeft.class,
        ShipmentRefusal.InTheFuture.class
    })
    ResponseEntity<ShipmentView> reportMilestone(
            @PathVariable String shipmentId, @Valid @RequestBody MilestoneReport body, Caller caller, Once once) {
        return once.answer(body, () -> {
            ShipmentId id = new ShipmentId(shipmentId);
            PlannedShipment shipment = visible(id, state(id, null), caller);
            caller.require("report-milestone", Role.CARRIER, Role.HQ);
            ShipmentState after = commands.send(new ReportMilestone(
                            id, caller.carrierId(), body.milestone(), body.proofOfDelivery(), false, clock.instant()))
                    .after();
            return ResponseEntity.ok(view(shipment, after, null));
        });
    }

    private PlannedShipment visible(ShipmentId id, ShipmentState state, Caller caller) {
        PlannedShipment shipment = state.shipment();
        if (shipment == null || !shipments.concerns(caller, shipment)) {
            throw NotFound.of("shipment", id.value());
        }
        return shipment;
    }

    private ShipmentState state(ShipmentId id, @Nullable Instant asOf) {
        return asOf == null ? history.of(id.aggregateId()) : history.asOf(id.aggregateId(), asOf);
    }

    private ShipmentView view(PlannedShipment shipment, ShipmentState state, @Nullable Instant asOf) {
        ShipmentId next = shipment.details().nextAttempt();
        PlannedShipment following = state(next, asOf).shipment();
        boolean replaced = following != null
                && shipment.details().shipmentId().equals(following.details().replaces());
        return ShipmentView.of(shipment, state, replaced ? next : null);
    }
}
