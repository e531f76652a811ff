package io.partline.inventory.network;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/sites/import}: one row, one site; a parent stands before its children. */
@Configuration
class SiteImport {
    @Bean
    CsvImport siteCsv(Commands commands, History<SiteState> sites, Sites network) {
        return CsvImport.of(
                "sites",
                List.of("siteId", "kind", "name", "nameZh", "parentSiteId", "region", "city", "latitude", "longitude"),
                SiteImport::concerned,
                row -> {
                    String siteId = row.text("siteId");
                    String parent = row.optional("parentSiteId");
                    if (parent != null && !parent.equals(siteId)) {
                        requireParent(
                                row.oneOf("kind", SiteDetails.Kind.class),
                                parent,
                                sites.of(new SiteId(parent).aggregateId()).details());
                    }
                    if (row.oneOf("kind", SiteDetails.Kind.class) == SiteDetails.Kind.STATION
                            && network.hasChildren(siteId)) {
                        throw new InvalidSite("kind", "STATION", "CENTRE while other sites belong to it");
                    }
                    SiteDetails before =
                            sites.of(new SiteId(siteId).aggregateId()).details();
                    return commands.send(new RegisterSite(siteId, details(row, before)))
                                    .changed()
                            ? ImportOutcome.ACCEPTED
                            : ImportOutcome.UNCHANGED;
                });
    }

    private static List<String> concerned(CsvRow row) {
        return Stream.of(row.optional("siteId"), row.optional("parentSiteId"))
                .filter(Objects::nonNull)
                .map(site -> new SiteId(site).aggregateId())
                .toList();
    }

    private static void requireParent(SiteDetails.Kind kind, String parent, @Nullable SiteDetails known) {
        if (known == null) {
            throw new InvalidSite("parentSiteId", parent, "a site that is known or stands above its own row");
        }
        if (known.kind() == SiteDetails.Kind.STATION) {
            throw new InvalidSite("parentSiteId", parent, "a centre or HQ; it is a station");
        }
        if (kind == SiteDetails.Kind.CENTRE && known.kind() != SiteDetails.Kind.HQ) {
            throw new InvalidSite("parentSiteId", parent, "HQ for a centre; it is a centre itself");
        }
    }

    private static SiteDetails details(CsvRow row, @Nullable SiteDetails before) {
        return new SiteDetails(
                row.oneOf("kind", SiteDetails.Kind.class),
                row.text("name"),
                row.text("nameZh"),
                row.optional("parentSiteId"),
                row.text("region"),
                row.text("city"),
                row.decimal("latitude").doubleValue(),
                row.decimal("longitude").doubleValue(),
                row.orBefore(
                        "serviceLevel",
                        before,
                        SiteDetails::serviceLevel,
                        column -> row.optional(column) == null
                                ? null
                                : row.oneOf(column, SiteDetails.ServiceLevel.class)),
                row.orBefore(
                        "monthlyQuota",
                        before,
                        SiteDetails::monthlyQuota,
                        column -> row.optional(column) == null ? null : new Money(row.decimal(column), "CNY")),
                row.orBefore("gln", before, SiteDetails::gln, row::optional));
    }
}
