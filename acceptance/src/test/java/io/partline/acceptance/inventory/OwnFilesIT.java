package io.partline.acceptance.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.acceptance.Lists;
import io.partline.acceptance.Partline;
import io.partline.acceptance.Partline.Person;
import io.partline.acceptance.Stock;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A customer's own files. */
class OwnFilesIT {
    @Test
    void a_bad_row_is_named_and_the_good_ones_go_in_once() {
        Person headquarters = Partline.as("HQ");
        String part = "TST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String file = """
                partNumber,description,descriptionZh,unitPrice,currency,gtin,supersededBy,supersededFrom,interchangeability,useUp
                %1$s,Test hinge,测试铰链,12.50,CNY,,,,,
                %1$s-2,Test hinge,测试铰链,a lot,CNY,,,,,
                %1$s-3,Test hinge,测试铰链,13.50,CNY,,,,,
                """.formatted(part);
        Answer first = headquarters.bringIn("parts", file);
        assertThat(first.body().path("totalRows").asInt())
                .as(first.body().toString())
                .isEqualTo(3);
        assertThat(first.body().path("acceptedRows").asInt()).isEqualTo(2);
        assertThat(first.body().path("rejectedRows").asInt()).isEqualTo(1);
        assertThat(first.body().at("/rejections/0/line").asInt()).isEqualTo(3);
        assertThat(first.text("/rejections/0/reason")).contains("unitPrice");

        Answer again = headquarters.bringIn("parts", file);
        assertThat(again.body().path("acceptedRows").asInt()).isZero();
        assertThat(again.body().path("unchangedRows").asInt()).isEqualTo(2);

        String receipt = "siteId,partNumber,quantity,reference\nHQ,%s,5,%s\n".formatted(part, part);
        headquarters.bringIn("stock", receipt);
        headquarters.bringIn("stock", receipt);
        Await.until(() -> Stock.stock("HQ", part, "onHand") == 5);
        assertThat(Partline.as("S-TZ-01").bringIn("stock", receipt).status()).isEqualTo(403);
    }

    @Test
    void every_list_comes_as_csv_whole_and_as_far_as_it_is_the_callers_business() {
        String headquarters = Partline.as("HQ").token();
        for (String list : List.of(
                "parts",
                "models",
                "sites",
                "stock?partNumber=FAN-151A",
                "reservations",
                "service-orders",
                "approvals",
                "shipments",
                "carriers",
                "claims",
                "returns")) {
            String file = Partline.http().text("/api/" + list, "text/csv", headquarters);
            assertThat(file.lines().findFirst())
                    .as(list)
                    .hasValueSatisfying(
                            header -> assertThat(header).contains(",").doesNotContain("{"));
        }
        String parts = Partline.http().text("/api/parts", "text/csv", headquarters);
        assertThat(parts.lines().filter(line -> line.startsWith("DHF-"))).hasSizeGreaterThan(10);
        assertThat(parts.lines()).hasSize(Lists.all("/api/parts").size() + 1);
        assertThat(Partline.http()
                        .text("/api/parts", "text/csv", Partline.as("CR-01").token()))
                .contains("not-allowed");
    }
}
