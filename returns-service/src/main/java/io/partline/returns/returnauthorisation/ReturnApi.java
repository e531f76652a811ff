package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnInspected;
import io.partline.returns.returnauthorisation.ReturnEvent.ReturnOpened;
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
class ReturnApi {
    enum Status {
        OPEN,
        INSPECTED
    }

    record ReturnView(
            String returnId,
            String shipmentId,
            String serviceOrderId,
            String lineId,
            String partNumber,
            long quantity,
            Status status,
            Reason reason,
            String inspectionSite,
            @Nullable Disposition disposition,
            @Nullable String inspectedBy,
            @Nullable String note,
            Instant openedAt,
            @Nullable Instant inspectedAt) {}

    record InspectionBody(
            @NotNull Disposition disposition,

            @Nullable
            @Size(max = 2_000)
            @Pattern(regexp = "[[^\\p{Cntrl}\\p{Cs}]\\n\\r\\t]*", message = "must hold no control characters")
            String note) {}

    private final Commands commands;
    private final Returns returns;
    private final Clock clock;

    ReturnApi(Commands commands, Returns returns, Clock clock) {
        this.commands = commands;
        this.returns = returns;
        this.clock = clock;
    }

    @Operation(summary = "Returns that concern the caller")
    @GetMapping("/api/returns")
    Page<ReturnView> list(
            @RequestParam(required = false) @Pattern(regexp = "[\\w.-]*") @Nullable String shipmentId,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        int size = Page.limit(limit);
        List<ReturnView> views = returns
                .list(shipmentId, status == null ? null : status.name(), caller, Cursor.parse(cursor), size + 1)
                .stream()
                .map(id -> view(returns.find(id)))
                .toList();
        return Page.of(views, size, view -> Cursor.of(view.returnId()));
    }

    @Operation(summary = "One return")
    @GetMapping("/api/returns/{returnId}")
    ReturnView one(@PathVariable String returnId, Caller caller) {
        return view(seen(returnId, caller));
    }

    @Operation(summary = "Say what becomes of a returned unit; the inspecting site or HQ")
    @PostMapping("/api/returns/{returnId}/inspection")
    ResponseEntity<?> inspect(@PathVariable String returnId, @Valid @RequestBody InspectionBody body, Caller caller) {
        ReturnOpened opened = Objects.requireNonNull(seen(returnId, caller).opened());
        if (!caller.is(Role.HQ) && !caller.isSite(opened.inspectionSite())) {
            throw Forbidden.to("inspect this return; %s or HQ does".formatted(opened.inspectionSite()));
        }
        Return.State state = commands.send(new InspectReturn(
                Return.id(returnId), body.disposition(), caller.personId(), body.note(), clock.instant()));
        return ResponseEntity.ok(view(state));
    }

    private Return.State seen(String returnId, Caller caller) {
        Return.State state = returns.find(returnId);
        if (!returns.concerns(caller, state)) {
            throw NotFound.of("return", returnId);
        }
        return state;
    }

    private static ReturnView view(Return.State state) {
        ReturnOpened o = Objects.requireNonNull(state.opened());
        ReturnInspected i = state.inspected();
        return new ReturnView(
                o.returnId(),
                o.shipmentId(),
                o.serviceOrderId(),
                o.lineId(),
                o.partNumber(),
                o.quantity(),
                i == null ? Status.OPEN : Status.INSPECTED,
                o.reason(),
                o.inspectionSite(),
                i == null ? null : i.disposition(),
                i == null ? null : i.inspectedBy(),
                i == null ? null : i.note(),
                o.at(),
                i == null ? null : i.at());
    }
}
