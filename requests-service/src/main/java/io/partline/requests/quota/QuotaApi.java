package io.partline.requests.quota;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.requests.catalogue.Money;
import io.partline.requests.network.KnownSite;
import io.partline.requests.network.KnownSites;
import io.partline.requests.network.SiteKind;
import io.partline.requests.quota.QuotaCommand.SetQuota;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QuotaApi {
    @Schema(example = "{\"monthlyQuota\": {\"amount\": \"30000.00\", \"currency\": \"CNY\"}}")
    record NewQuota(@NotNull @Valid Money monthlyQuota) {}

    private final Commands commands;
    private final KnownSites sites;
    private final History<QuotaState> history;
    private final Clock clock;

    QuotaApi(Commands commands, KnownSites sites, History<QuotaState> history, Clock clock) {
        this.commands = commands;
        this.sites = sites;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping("/api/quotas/{siteId}")
    @Operation(summary = "A station's quota of this month and what is left of it")
    QuotaView getQuota(@PathVariable String siteId, Caller caller) {
        return view(visible(siteId, caller), history.of(new QuotaId(siteId).aggregateId()));
    }

    @PutMapping("/api/quotas/{siteId}")
    @Operation(
            summary = "Headquarters sets a station's monthly quota",
            description = "It counts until it is set again, or the list of sites says something new.")
    QuotaView setQuota(@PathVariable String siteId, @Valid @RequestBody NewQuota body, Caller caller) {
        KnownSite site = visible(siteId, caller);
        caller.require("set-quota", Role.HQ);
        return view(
                site,
                commands.send(new SetQuota(siteId, body.monthlyQuota(), caller.personId()))
                        .after());
    }

    private KnownSite visible(String siteId, Caller caller) {
        return sites.site(siteId)
                .filter(site -> site.kind() == SiteKind.STATION)
                .filter(site -> caller.is(Role.HQ, Role.OPS)
                        || caller.isSite(site.siteId())
                        || caller.isSite(site.parentSiteId()))
                .orElseThrow(() -> NotFound.of("quota", siteId));
    }

    private QuotaView view(KnownSite site, QuotaState state) {
        return QuotaView.of(site, state, QuotaDecisions.month(clock.instant()));
    }
}
