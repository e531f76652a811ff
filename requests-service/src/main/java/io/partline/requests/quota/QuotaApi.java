package io.partline.requests.quota;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.Network;
import io.partline.requests.network.ServiceLevel;
import io.partline.requests.network.SiteKind;
import io.partline.requests.quota.QuotaCommand.SetQuota;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QuotaApi {
    /** @param available may be negative: a person can approve beyond the quota. Absent without a quota */
    record QuotaView(
            String siteId,
            @Nullable ServiceLevel serviceLevel,
            @Nullable Money monthlyQuota,
            String month,
            BigDecimal booked,
            @Nullable BigDecimal available) {}

    record NewQuota(@NotNull @Valid Money monthlyQuota) {}

    private final Commands commands;
    private final Network network;
    private final QuotaRows rows;
    private final Clock clock;

    QuotaApi(Commands commands, Network network, QuotaRows rows, Clock clock) {
        this.commands = commands;
        this.network = network;
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping("/api/quotas/{siteId}")
    @Operation(summary = "A station's quota of this month and what is left of it")
    QuotaView get(@PathVariable String siteId, Caller caller) {
        KnownSite site = visible(siteId, caller);
        return view(site, rows.of(siteId));
    }

    @PutMapping("/api/quotas/{siteId}")
    @Operation(summary = "Headquarters sets a station's monthly quota")
    QuotaView set(@PathVariable String siteId, @Valid @RequestBody NewQuota body, Caller caller) {
        KnownSite site = visible(siteId, caller);
        caller.require("set a quota", Role.HQ);
        return view(
                site, commands.send(new SetQuota(Quota.id(siteId), siteId, body.monthlyQuota(), caller.personId())));
    }

    private KnownSite visible(String siteId, Caller caller) {
        return network.site(siteId)
                .filter(site -> site.kind() == SiteKind.STATION)
                .filter(site -> caller.is(Role.HQ, Role.OPS)
                        || caller.isSite(site.siteId())
                        || caller.isSite(site.parentSiteId()))
                .orElseThrow(() -> NotFound.of("quota", siteId));
    }

    private QuotaView view(KnownSite site, QuotaState state) {
        String month = QuotaDecisions.month(clock.instant());
        BigDecimal booked = state.bookedIn(month);
        Money quota = state.monthlyQuota();
        return new QuotaView(
                site.siteId(),
                site.serviceLevel(),
                quota,
                month,
                booked,
                quota == null ? null : quota.amount().subtract(booked));
    }
}
