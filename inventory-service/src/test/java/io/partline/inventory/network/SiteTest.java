package io.partline.inventory.network;

import io.partline.chassis.testing.Specification;
import io.partline.inventory.catalogue.Money;
import io.partline.inventory.network.SiteDetails.Kind;
import io.partline.inventory.network.SiteDetails.ServiceLevel;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private static final Specification<SiteState, RegisterSite, SiteEvent> SITE =
            Specification.of(new SiteAggregate().site());
    private static final Money QUOTA = new Money(new BigDecimal("30000.00"), "CNY");

    private static SiteDetails site(
            Kind kind,
            @Nullable String parent,
            @Nullable ServiceLevel level,
            @Nullable Money quota,
            String region,
            double latitude,
            @Nullable String gln) {
        return new SiteDetails(kind, "Name", "名", parent, region, "City", latitude, 121.42, level, quota, gln);
    }

    private static SiteDetails station(@Nullable String parent, @Nullable ServiceLevel level, @Nullable Money quota) {
        return site(Kind.STATION, parent, level, quota, "EAST", 28.66, null);
    }

    private static SiteDetails centre(@Nullable String parent, String region, double latitude, @Nullable String gln) {
        return site(Kind.CENTRE, parent, null, null, region, latitude, gln);
    }

    private static void isTaken(String id, SiteDetails details) {
        SITE.given().when(new RegisterSite(id, details)).then(new SiteRegistered(id, details));
    }

    private static void isRefused(String id, SiteDetails details, String words) {
        SITE.given().when(new RegisterSite(id, details)).thenRefused(InvalidSite.class, words);
    }

    @Test
    void a_station_belongs_to_a_centre_and_has_a_level_and_a_quota() {
        isTaken("S-TZ-01", station("C-HZ", ServiceLevel.B, QUOTA));
        isRefused(
                "S-TZ-01", station(null, ServiceLevel.B, QUOTA), "parentSiteId is ''; it should be the id of the site");
        isRefused("S-TZ-01", station("C-HZ", null, QUOTA), "serviceLevel is ''; it should be A, B or C");
        isRefused("S-TZ-01", station("C-HZ", ServiceLevel.B, null), "monthlyQuota is ''; it should be an amount");
    }

    @Test
    void headquarters_belongs_to_nobody_and_a_centre_to_headquarters() {
        isTaken("HQ", site(Kind.HQ, null, null, null, "EAST", 36.07, null));
        isRefused("HQ", site(Kind.HQ, "C-HZ", null, null, "EAST", 36.07, null), "it should be empty for HQ");
        isRefused("C-HZ", centre(null, "EAST", 30.27, null), "parentSiteId is ''; it should be the id of the site");
    }

    @Test
    void the_same_description_again_is_no_news_and_another_is() {
        SiteDetails moved = centre("HQ", "EAST", 30.28, null);
        SITE.given(new SiteRegistered("C-HZ", centre("HQ", "EAST", 30.27, null)))
                .when(new RegisterSite("C-HZ", centre("HQ", "EAST", 30.27, null)))
                .thenNothing()
                .when(new RegisterSite("C-HZ", moved))
                .then(new SiteRegistered("C-HZ", moved));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-hz", "C HZ", "C@HZ", "C", "", "C\u0000HZ", "-C", "C-12345678901234567890"})
    void a_site_id_is_capital_letters_digits_and_dashes(String id) {
        isRefused(id, centre("HQ", "EAST", 30.27, null), "it should be 2 to 20 capital letters");
    }

    @Test
    void a_site_lies_on_the_earth_and_in_a_region_that_carriers_price() {
        isRefused("C-HZ", centre("HQ", "EAST", 90.1, null), "latitude is '90.1'; it should be -90 to 90 degrees");
        isRefused("C-HZ", centre("HQ", "EATS", 30.27, null), "region is 'EATS'");
        isRefused("C-HZ", centre("HQ", "east", 30.27, null), "region is 'east'");
    }

    @Test
    void a_quota_is_an_ordinary_amount() {
        for (String amount : List.of("-1", "1E+6")) {
            Money odd = new Money(new BigDecimal(amount), "CNY");
            isRefused("S-TZ-01", station("C-HZ", ServiceLevel.B, odd), "monthlyQuota is '" + amount);
        }
    }

    @Test
    void a_gln_is_13_digits() {
        isRefused("C-HZ", centre("HQ", "EAST", 30.27, "690123400001"), "gln is '690123400001'");
        isTaken("C-HZ", centre("HQ", "EAST", 30.27, "6901234000016"));
    }
}
