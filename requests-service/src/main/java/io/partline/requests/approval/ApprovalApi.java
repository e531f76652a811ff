package io.partline.requests.approval;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.Network;
import io.partline.requests.order.Approval;
import io.partline.requests.order.ApprovalView;
import io.partline.requests.order.Line;
import io.partline.requests.order.OrderBook;
import io.partline.requests.order.OrderCommand.ApproveLine;
import io.partline.requests.order.OrderCommand.RejectLine;
import io.partline.requests.order.OrderEvent.ServiceOrderPlaced;
import io.partline.requests.order.OrderState;
import io.partline.requests.order.ServiceOrder;
import io.partline.requests.quota.Quota;
import io.partline.requests.quota.QuotaCommand.BookApproved;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
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
class ApprovalApi {
    enum Choice {
        APPROVE,
        REJECT
    }

    record ApprovalDecision(
            @NotNull Choice decision,

            @Nullable
            @Size(max = 500)
            @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "must hold no control characters")
            String note) {}

    private final OrderBook orders;
    private final Network network;
    private final Commands commands;
    private final Clock clock;

    ApprovalApi(OrderBook orders, Network network, Commands commands, Clock clock) {
        this.orders = orders;
        this.network = network;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping("/api/approvals")
    @Operation(summary = "Approvals a person decides or decided, the most urgent first")
    Page<ApprovalView> list(
            @RequestParam(required = false) Approval.@Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return orders.approvals(status, caller, cursor, Page.limit(limit));
    }

    @PostMapping("/api/approvals/{approvalId}/decision")
    @Operation(summary = "The approver or headquarters approves or rejects a line")
    ResponseEntity<?> decide(
            @PathVariable String approvalId, @Valid @RequestBody ApprovalDecision body, Caller caller) {
        int dash = approvalId.lastIndexOf('-');
        String serviceOrderId = dash < 0 ? approvalId : approvalId.substring(0, dash);
        OrderState state = orders.find(serviceOrderId, caller).orElseThrow(() -> NotFound.of("approval", approvalId));
        Line line = state.line(approvalId)
                .filter(found -> found.approval() != null && found.approval().approver() != null)
                .orElseThrow(() -> NotFound.of("approval", approvalId));
        Approval approval = Objects.requireNonNull(line.approval());
        if (!caller.isSite(approval.approver())) {
            caller.require("decide this approval", Role.HQ);
        }
        OrderState after = decide(state.order(), line, body, caller);
        return ResponseEntity.ok(
                ApprovalView.of(after.order(), after.line(approvalId).orElseThrow()));
    }

    private OrderState decide(ServiceOrderPlaced order, Line line, ApprovalDecision body, Caller caller) {
        Instant now = clock.instant();
        String id = ServiceOrder.id(order.serviceOrderId());
        String note = Objects.requireNonNullElse(body.note(), "");
        return switch (body.decision()) {
            case REJECT ->
                commands.send(new RejectLine(
                        id, line.lineId(), caller.personId(), note.isBlank() ? "no reason given" : note, now));
            case APPROVE -> {
                OrderState after = commands.send(new ApproveLine(
                        id, line.lineId(), caller.personId(), caller.is(Role.HQ) || byRule(order), note, now));
                commands.send(new BookApproved(Quota.id(order.stationId()), order.stationId(), line.amount(), now));
                yield after;
            }
        };
    }

    private boolean byRule(ServiceOrderPlaced order) {
        return ApprovalRule.mayDrawOnHq(
                order.priority(),
                network.site(order.stationId()).map(KnownSite::serviceLevel).orElse(null));
    }
}
