package io.partline.inventory.network;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.History;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.CsvRow;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.inventory.catalogue.Money;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code POST /api/sites/import}: one row, one site; a parent stands before its children. */
@Configuration
class SiteImport {
    @Bean
    CsvImport siteCsv(Commands commands, History<SiteState> sites) {
        return CsvImport.of(
                "sites",
                List.of("siteId", "kind", "name", "nameZh", "parentSiteId", "region", "city", "latitude", "longitude"),
                row -> {
                    String parent = row.optional("parentSiteId");
                    if (parent != null && !sites.exists(new SiteId(parent).aggregateId())) {
                        throw new InvalidSite(
                                "parentSiteId", parent, "a site that is known or stands above its own row");
                    }
                    return commands.send(new RegisterSite(row.text("siteId"), details(row)))
                                    .changed()
                            ? ImportOutcome.ACCEPTED
                            : ImportOutcome.UNCHANGED;
                });
    }

    private static SiteDetails details(CsvRow row) {
        return new SiteDetails(
                row.oneOf("kind", SiteDetails.Kind.class),
                row.text("name"),
                row.text("nameZh"),
                row.optional("parentSiteId"),
                row.text("region"),
                row.text("city"),
                row.decimal("latitude").doubleValue(),
                row.decimal("longitude").doubleValue(),
                row.optional("serviceLevel") == null ? null : row.oneOf("serviceLevel", SiteDetails.ServiceLevel.class),
                row.optional("monthlyQuota") == null ? null : new Money(row.decimal("monthlyQuota"), "CNY"),
                row.optional("gln"));
    }
}
