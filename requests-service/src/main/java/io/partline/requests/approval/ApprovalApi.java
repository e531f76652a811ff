package io.partline.requests.approval;

import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.Prose;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.requests.order.LineId;
import io.partline.requests.order.OrderRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
    /** @param note why, in a sentence; absent for none */
    @Schema(example = "{\"decision\": \"APPROVE\", \"note\": \"the customer has waited long enough\"}")
    record ApprovalDecision(
            @NotNull Choice decision,
            @Nullable @Size(max = 2_000) @Prose String note) {}

    private final Approvals approvals;
    private final Deciding deciding;

    ApprovalApi(Approvals approvals, Deciding deciding) {
        this.approvals = approvals;
        this.deciding = deciding;
    }

    @GetMapping("/api/approvals")
    @Operation(
            summary = "Approvals a person decides or decided, by due date, the most urgent first",
            description = "from (inclusive) and to (exclusive) narrow by the time the approval was asked for.")
    Page<ApprovalView> listApprovals(
            @RequestParam(required = false) @Nullable ApprovalStatus status,
            @RequestParam(required = false) @Size(max = 40) @OneLine @Nullable String serviceOrderId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return approvals.list(status, serviceOrderId, caller, TimeWindow.earliestFirst(from, to, cursor, limit));
    }

    @PostMapping("/api/approvals/{approvalId}/decision")
    @Operation(
            summary = "The approver or headquarters approves or rejects a line",
            description = "approvalId is the line's id. What is approved counts against the station's quota.")
    @Refuses({OrderRefusal.AlreadyDecided.class, OrderRefusal.LineEnded.class})
    ResponseEntity<ApprovalView> decideApproval(
            @PathVariable String approvalId, @Valid @RequestBody ApprovalDecision body, Caller caller, Once once) {
        return once.answer(
                body,
                () -> ResponseEntity.ok(deciding.decide(
                        new LineId(approvalId), body.decision(), Objects.requireNonNullElse(body.note(), ""), caller)));
    }
}
