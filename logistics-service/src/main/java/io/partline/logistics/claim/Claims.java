package io.partline.logistics.claim;

import io.partline.chassis.rest.Page;
import io.partline.chassis.rest.TimeWindow;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.logistics.network.KnownSites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the list of claims, and says whom a claim concerns, as with its shipment: HQ, OPS, the carrier, the two sites, and
 * the centres these belong to.
 */
@Component
class Claims {
    /** What a list is narrowed to; null is no wish. */
    record Filter(
            @Nullable String shipmentId,
            @Nullable ClaimStatus status,
            @Nullable String carrierId) {}

    private final JdbcClient db;
    private final KnownSites sites;

    Claims(JdbcClient db, KnownSites sites) {
        this.db = db;
        this.sites = sites;
    }

    boolean concerns(Caller caller, ClaimView claim) {
        return caller.is(Role.HQ, Role.OPS)
                || claim.carrierId().equals(caller.carrierId())
                || isSiteOrItsCentre(caller, claim.source())
                || isSiteOrItsCentre(caller, claim.destination());
    }

    private boolean isSiteOrItsCentre(Caller caller, String siteId) {
        return caller.isSite(siteId)
                || sites.find(siteId)
                        .map(site -> caller.isSite(site.parentSiteId()))
                        .orElse(false);
    }

    Page<ClaimView> list(Filter filter, Caller caller, TimeWindow asked) {
        return asked.page(
                db.sql("""
                        select c.* from claim c
                         where (:shipment::text is null or shipment_id = :shipment)
                           and (:status::text is null or status = :status)
                           and (:carrier::text is null or carrier_id = :carrier)
                           and (:all or carrier_id = :callerCarrier or source = :callerSite or destination = :callerSite
                                or exists (select from known_site k where k.site_id in (c.source, c.destination)
                                                                     and k.parent_site_id = :callerSite))
                           and opened_at >= :from and opened_at < :to and (opened_at, claim_id) < (:lastTime, :lastId)
                         order by opened_at desc, claim_id desc limit :oneMore
                        """)
                        .param("shipment", filter.shipmentId())
                        .param(
                                "status",
                                filter.status() == null ? null : filter.status().name())
                        .param("carrier", filter.carrierId())
                        .param("all", caller.is(Role.HQ, Role.OPS))
                        .param("callerCarrier", caller.carrierId())
                        .param("callerSite", caller.siteId())
                        .params(asked.parameters())
                        .query(ClaimView.class)
                        .list(),
                ClaimView::openedAt,
                ClaimView::claimId);
    }
}
