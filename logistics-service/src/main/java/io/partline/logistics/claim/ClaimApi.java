package io.partline.logistics.claim;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.logistics.claim.Claims.Filter;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClaimApi {
    private final Claims claims;
    private final History<ClaimState> history;

    ClaimApi(Claims claims, History<ClaimState> history) {
        this.claims = claims;
        this.history = history;
    }

    @Operation(
            summary = "Claims that concern the caller, the newest first",
            description = "`from` (inclusive) and `to` (exclusive) bound `openedAt`.")
    @GetMapping("/api/claims")
    Page<ClaimView> listClaims(
            @RequestParam(required = false) @OneLine @Nullable String shipmentId,
            @RequestParam(required = false) @Nullable ClaimStatus status,
            @RequestParam(required = false) @OneLine @Nullable String carrierId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        return claims.list(
                new Filter(shipmentId, status, carrierId), caller, TimeWindow.newestFirst(from, to, cursor, limit));
    }

    @Operation(
            summary = "One claim",
            description = "With `asOf` as it was recorded at that instant; 404 before it was opened.")
    @GetMapping("/api/claims/{claimId}")
    ClaimView getClaim(
            @PathVariable String claimId, @RequestParam(required = false) @Nullable Instant asOf, Caller caller) {
        String id = new ClaimId(claimId).aggregateId();
        ClaimState state = asOf == null ? history.of(id) : history.asOf(id, asOf);
        if (state.opened() != null) {
            ClaimView claim = ClaimView.of(state.opened());
            if (claims.concerns(caller, claim)) {
                return claim;
            }
        }
        throw NotFound.of("claim", claimId);
    }
}
