package io.partline.returns.returnauthorisation;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Invalid;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.Prose;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.returns.catalogue.KnownParts;
import io.partline.returns.returnauthorisation.ReturnCommand.CompleteRefurbishment;
import io.partline.returns.returnauthorisation.ReturnCommand.InspectReturn;
import io.partline.returns.returnauthorisation.ReturnCommand.ReceiveReturn;
import io.partline.returns.returnauthorisation.ReturnEvent.Disposition;
import io.partline.returns.returnauthorisation.ReturnEvent.Reason;
import io.partline.returns.returnauthorisation.Returns.Filter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
class ReturnApi {
    /**
     * @param actualPartNumber the part that it really is, where another one came back
     * @param note in the inspector's words
     */
    @Schema(example = """
            {
              "disposition": "SCRAP",
              "note": "hinge bent"
            }
            """)
    record InspectionBody(
            @NotNull Disposition disposition,

            @Nullable @Size(min = 1, max = 40) @OneLine String actualPartNumber,

            @Nullable @Size(max = 2_000) @Prose String note) {}

    /**
     * @param outcome RESTOCK, SCRAP or RETURN_TO_VENDOR
     * @param note in the words of who did it
     */
    @Schema(example = """
            {
              "outcome": "RESTOCK",
              "note": "new pin"
            }
            """)
    record RefurbishmentBody(
            @NotNull Disposition outcome,
            @Nullable @Size(max = 2_000) @Prose String note) {}

    private final Commands commands;
    private final Returns returns;
    private final History<ReturnState> history;
    private final KnownParts parts;
    private final Clock clock;

    ReturnApi(Commands commands, Returns returns, History<ReturnState> history, KnownParts parts, Clock clock) {
        this.parts = parts;
        this.commands = commands;
        this.returns = returns;
        this.history = history;
        this.clock = clock;
    }

    @Operation(
            summary = "Returns that concern the caller, the newest first",
            description = "`from` (inclusive) and `to` (exclusive) bound `openedAt`.")
    @GetMapping("/api/returns")
    Page<ReturnView> listReturns(
            @RequestParam(required = false) @OneLine @Nullable String shipmentId,
            @RequestParam(required = false) @OneLine @Nullable String serviceOrderId,
            @RequestParam(required = false) @Nullable ReturnStatus status,
            @RequestParam(required = false) @OneLine @Nullable String inspectionSite,
            @RequestParam(required = false) @Nullable Reason reason,
            @RequestParam(required = false) @OneLine @Nullable String partNumber,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return returns.list(
                new Filter(shipmentId, serviceOrderId, status, inspectionSite, reason, partNumber),
                caller,
                TimeWindow.newestFirst(from, to, cursor, limit));
    }

    @Operation(
            summary = "One return",
            description = "With `asOf` as it was recorded at that instant; 404 before it was opened.")
    @GetMapping("/api/returns/{returnId}")
    ReturnView getReturn(
            @PathVariable String returnId, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        String id = new ReturnId(returnId).aggregateId();
        return visible(returnId, asOf == null ? history.of(id) : history.asOf(id, asOf), caller);
    }

    @Operation(
            summary = "Say what becomes of a returned unit; the inspecting site or HQ",
            description =
                    "The same again changes nothing; anything else is refused. Where another part came back than was booked,"
                            + " `actualPartNumber` says which one before it is restocked or refurbished.")
    @PostMapping("/api/returns/{returnId}/inspection")
    @Refuses({
        ReturnRefusal.AlreadyInspected.class,
        ReturnRefusal.ActualPartMissing.class,
        ReturnRefusal.UnknownPart.class
    })
    ResponseEntity<ReturnView> inspectReturn(
            @PathVariable String returnId, @Valid @RequestBody InspectionBody body, Caller caller, Once once) {
        return once.answer(body, () -> {
            ReturnId id = atItsSite(returnId, "inspect-return", "inspect this return", caller);
            if (body.actualPartNumber() != null && !parts.contains(body.actualPartNumber())) {
                throw new ReturnRefusal.UnknownPart(body.actualPartNumber());
            }
            InspectReturn command = new InspectReturn(
                    id, body.disposition(), body.actualPartNumber(), caller.personId(), body.note(), clock.instant());
            return ResponseEntity.ok(visible(returnId, commands.send(command).after(), caller));
        });
    }

    @Operation(
            summary = "Say that a returned unit has arrived; the inspecting site or HQ",
            description =
                    "From then on it counts as quarantined there. An inspection says so too, if nobody did before.")
    @PostMapping("/api/returns/{returnId}/receipt")
    ResponseEntity<ReturnView> receiveReturn(@PathVariable String returnId, Caller caller, Once once) {
        return once.answer(null, () -> {
            ReturnId id = atItsSite(returnId, "receive-return", "receive this return", caller);
            ReceiveReturn command = new ReceiveReturn(id, caller.personId(), clock.instant());
            return ResponseEntity.ok(visible(returnId, commands.send(command).after(), caller));
        });
    }

    @Operation(
            summary = "Say what refurbishing made of a unit; the inspecting site or HQ",
            description = "RESTOCK puts it on the shelf. REFURBISH is no end of refurbishing.")
    @PostMapping("/api/returns/{returnId}/refurbishment")
    @Refuses(ReturnRefusal.NotInRefurbishment.class)
    ResponseEntity<ReturnView> completeRefurbishment(
            @PathVariable String returnId, @Valid @RequestBody RefurbishmentBody body, Caller caller, Once once) {
        return once.answer(body, () -> {
            if (body.outcome() == Disposition.REFURBISH) {
                throw Invalid.field("outcome", "must be one of RESTOCK, SCRAP, RETURN_TO_VENDOR");
            }
            ReturnId id = atItsSite(returnId, "complete-refurbishment", "say what refurbishing made of it", caller);
            CompleteRefurbishment command =
                    new CompleteRefurbishment(id, body.outcome(), caller.personId(), body.note(), clock.instant());
            return ResponseEntity.ok(visible(returnId, commands.send(command).after(), caller));
        });
    }

    private ReturnId atItsSite(String returnId, String action, String may, Caller caller) {
        ReturnId id = new ReturnId(returnId);
        ReturnView before = visible(returnId, history.of(id.aggregateId()), caller);
        if (!caller.is(Role.HQ) && !caller.isSite(before.inspectionSite())) {
            throw Forbidden.to(action, "Only %s or HQ may %s.".formatted(before.inspectionSite(), may));
        }
        return id;
    }

    private static ReturnView visible(String returnId, ReturnState state, Caller caller) {
        if (state.opened() != null) {
            ReturnView view = ReturnView.of(state);
            if (Returns.concerns(caller, view)) {
                return view;
            }
        }
        throw NotFound.of("return", returnId);
    }
}
