package io.partline.logistics.claim;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.logistics.claim.Claims.ClaimView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ClaimApi {
    private final Claims claims;

    ClaimApi(Claims claims) {
        this.claims = claims;
    }

    @Operation(summary = "Claims that concern the caller")
    @GetMapping("/api/claims")
    Page<ClaimView> list(
            @RequestParam(required = false) @Pattern(regexp = "[\\w.-]*") @Nullable String shipmentId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        int size = Page.limit(limit);
        return Page.of(
                claims.list(null, shipmentId, caller, Cursor.parse(cursor), size + 1),
                size,
                claim -> Cursor.of(claim.claimId()));
    }

    @Operation(summary = "One claim")
    @GetMapping("/api/claims/{claimId}")
    ClaimView one(@PathVariable String claimId, Caller caller) {
        return claims.list(claimId, null, caller, null, 1).stream()
                .findFirst()
                .orElseThrow(() -> NotFound.of("claim", claimId));
    }
}
