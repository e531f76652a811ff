package io.partline.inventory.network;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A site as sourcing and reading need it; see {@link SiteDetails} for its members. */
@Schema(example = """
        {"siteId":"S-TZ-01","kind":"STATION","name":"Taizhou 01","nameZh":"台州一站","parentSiteId":"C-HZ","region":"EAST",
         "city":"Taizhou","latitude":28.66,"longitude":121.42,"serviceLevel":"B","gln":"6901234000016"}
        """)
public record Site(
        String siteId,
        SiteDetails.Kind kind,
        String name,
        String nameZh,
        @Nullable String parentSiteId,
        String region,
        String city,
        double latitude,
        double longitude,
        SiteDetails.@Nullable ServiceLevel serviceLevel,
        @Nullable String gln) {}
