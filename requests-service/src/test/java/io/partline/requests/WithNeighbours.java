package io.partline.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole service with its neighbours played by the test: inventory and logistics speak on their topics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithNeighbours {
    static final String INVENTORY = "io.partline.inventory.";
    static final String LOGISTICS = "io.partline.logistics.";
    static final Map<String, String> PRICE = Map.of("amount", "38.50", "currency", "CNY");
    static final Map<String, String> QUOTA = Map.of("amount", "30000", "currency", "CNY");

    final TestTopic inventory = new TestTopic("partline.inventory.v1");
    final TestTopic logistics = new TestTopic("partline.logistics.v1");
    final TestTopic requests = new TestTopic("partline.requests.v1");
    final String station = TestTokens.station("S-TZ-01");
    final String centre = TestTokens.centre("C-HZ");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MessageSource messages;

    Http http() {
        return new Http(port);
    }

    @BeforeAll
    void inventory_tells_of_parts_models_and_sites() {
        site("HQ", "HQ", null, null);
        site("C-HZ", "CENTRE", "HQ", null);
        site("C-NB", "CENTRE", "HQ", null);
        site("S-TZ-01", "STATION", "C-HZ", QUOTA);
        site("S-HZ-02", "STATION", "C-HZ", Map.of("amount", "1", "currency", "CNY"));
        for (String part : List.of("DHF-215K", "DHF-215KA", "DHF-215KC", "GSK-44")) {
            inventory.send(
                    INVENTORY + "part-registered.v1",
                    part,
                    Map.of("partNumber", part, "description", "hinge", "descriptionZh", "铰链", "unitPrice", PRICE));
        }
        fit("BCD-215K", "DHF-215K");
        fit("BCD-215KA", "DHF-215KA");
        fit("BCD-215KA", "DHF-215KC");
        fit("BCD-215KA", "GSK-44");
        Await.until(() -> count("fitted_part") == 4 && count("known_site") == 5 && count("known_part") == 4);
        Await.until(() -> http().get("/api/quotas/S-TZ-01", station)
                .text("/monthlyQuota/amount")
                .equals("30000"));
    }

    int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    void site(String id, String kind, String parent, Object quota) {
        Map<String, Object> site = new java.util.HashMap<>(Map.of("siteId", id, "kind", kind, "name", id));
        if (parent != null) {
            site.put("parentSiteId", parent);
        }
        if (quota != null) {
            site.put("serviceLevel", "B");
            site.put("monthlyQuota", quota);
        }
        inventory.send(INVENTORY + "site-registered.v1", id, site);
    }

    void fit(String model, String part) {
        inventory.send(INVENTORY + "model-registered.v1", model, Map.of("productModel", model));
        inventory.send(INVENTORY + "part-fitted.v1", model, Map.of("productModel", model, "partNumber", part));
    }

    static Map<String, Object> order(String serial, String part, Object quantity) {
        return Map.of(
                "productModel",
                "BCD-215KA",
                "serialNumber",
                serial,
                "priority",
                "CUSTOMER_DOWN",
                "lines",
                List.of(Map.of("partNumber", part, "quantity", quantity)));
    }

    static String serial() {
        return "KA2002-" + UUID.randomUUID();
    }

    Answer placed(String token) {
        Answer answer = http().post("/api/service-orders", token, order(serial(), "DHF-215KA", 1));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    Map<String, Object> shipment(String order, int attempt, Map<String, Object> more) {
        Map<String, Object> data = new java.util.HashMap<>(Map.of(
                "shipmentId",
                "SH-%s-1.%d".formatted(order, attempt),
                "serviceOrderId",
                order,
                "lineId",
                order + "-1",
                "attempt",
                attempt,
                "quantity",
                1,
                "from",
                attempt == 1 ? "C-NB" : "HQ",
                "carrierId",
                "CR-01"));
        data.putAll(more);
        return data;
    }

    void ship(String type, String order, int attempt, Map<String, Object> more) {
        logistics.send(
                LOGISTICS + type + ".v1", "SH-%s-1.%d".formatted(order, attempt), shipment(order, attempt, more));
    }

    Map<String, Object> reservation(String order, int attempt, String source) {
        return Map.of(
                "reservationId",
                order + "-1",
                "partNumber",
                "DHF-215KA",
                "quantity",
                1,
                "attempt",
                attempt,
                "serviceOrderId",
                order,
                "lineId",
                order + "-1",
                "source",
                source,
                "promisedAt",
                Instant.now().plusSeconds(86_400).toString(),
                "reservedAt",
                Instant.now().toString(),
                "candidates",
                List.of(
                        Map.of(
                                "siteId",
                                source,
                                "echelon",
                                "SIBLING_CENTRE",
                                "availableToPromise",
                                2,
                                "chosen",
                                true,
                                "reason",
                                "promises it first"),
                        Map.of(
                                "siteId",
                                "C-HZ",
                                "echelon",
                                "HOME_CENTRE",
                                "availableToPromise",
                                0,
                                "chosen",
                                false,
                                "reason",
                                "has none to promise")));
    }

    void reserve(String order, int attempt, String source) {
        inventory.send(INVENTORY + "stock-reserved.v1", order + "-1", reservation(order, attempt, source));
    }

    void awaitStatus(String order, String status) {
        Await.until(
                () -> http().get("/api/service-orders/" + order, station),
                answer -> answer.text("/lines/0/status").equals(status));
    }
}
