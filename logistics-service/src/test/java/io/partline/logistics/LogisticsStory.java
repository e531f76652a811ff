package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * The whole service with its neighbours played by the test. In the east CR-01 is the best carrier; from headquarters in
 * the north only CR-02 drives there. So attempt 1 of a story goes with CR-01, and attempt 2 with CR-02.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LogisticsStory {
    static final String CARRIERS = """
            carrierId,name,nameZh,originRegion,destinationRegion,transitHours,rate,currency,pastShipments,pastOnTime,pastDamaged
            CR-01,Eastern Express,华东快运,EAST,EAST,8,18.00,CNY,400,388,2
            CR-02,Northern Star,北方之星,EAST,EAST,7,15.00,CNY,400,300,32
            CR-02,Northern Star,北方之星,NORTH,EAST,24,42.50,CNY,100,95,1
            """;

    final TestTopic inventory = new TestTopic("partline.inventory.v1");
    final TestTopic returns = new TestTopic("partline.returns.v1");
    final TestTopic requests = new TestTopic("partline.requests.v1");
    final TestTopic logistics = new TestTopic("partline.logistics.v1");
    final TestTopic repliesOf1 = new TestTopic("partline.carrier.CR-01.reply.v1");
    final TestTopic repliesOf2 = new TestTopic("partline.carrier.CR-02.reply.v1");

    final String station = TestTokens.station("S-TZ-01");
    final String source = TestTokens.centre("C-NB");
    final String hq = TestTokens.hq();
    final String carrier1 = TestTokens.carrier("CR-01");
    final String carrier2 = TestTokens.carrier("CR-02");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    Http http() {
        return new Http(port);
    }

    @BeforeAll
    void the_network_and_the_carriers_are_known() {
        repliesOf1.create();
        repliesOf2.create();
        site("HQ", null, "NORTH");
        site("C-HZ", "HQ", "EAST");
        site("C-NB", "HQ", "EAST");
        site("C-SH", "HQ", "EAST");
        site("S-TZ-01", "C-HZ", "EAST");
        site("S-HZ-02", "C-HZ", "EAST");
        assertThat(http().importCsv("carriers", hq, CARRIERS).text("/rejectedRows"))
                .isEqualTo("0");
        Await.until(() -> count("select count(*) from lane") >= 3 && count("select count(*) from known_site") >= 6);
    }

    int count(String sql, Object... values) {
        return jdbc.queryForObject(sql, Integer.class, values);
    }

    int events(String aggregateId, String type) {
        return count("select count(*) from event_log where aggregate_id = ? and event_type = ?", aggregateId, type);
    }

    int shipmentEvents(String shipmentId) {
        return count("select count(*) from event_log where aggregate_id = ?", "shipment:" + shipmentId);
    }

    void site(String id, String parent, String region) {
        Map<String, Object> site = new HashMap<>(Map.of("siteId", id, "kind", "CENTRE", "region", region));
        if (parent != null) {
            site.put("parentSiteId", parent);
        }
        inventory.send("io.partline.inventory.site-registered.v1", id, site);
    }

    static String newOrder() {
        return "SO-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    static String shipment(String order, int attempt) {
        return "SH-%s-1.%d".formatted(order, attempt);
    }

    static Map<String, Object> reservation(String order, int attempt, String source, String destination) {
        Map<String, Object> reservation = new HashMap<>(Map.of(
                "reservationId",
                order + "-1",
                "attempt",
                attempt,
                "serviceOrderId",
                order,
                "lineId",
                order + "-1",
                "partNumber",
                "DHF-215KA",
                "quantity",
                1,
                "source",
                source,
                "destination",
                destination,
                "promisedAt",
                "2026-11-24T08:00:00Z"));
        if (attempt > 1) {
            reservation.put("replaces", attempt - 1);
        }
        return reservation;
    }

    void reserve(String order, int attempt, String source, String destination) {
        inventory.send(
                "io.partline.inventory.stock-reserved.v1",
                order + "-1",
                reservation(order, attempt, source, destination));
    }

    /** Attempt 1 from Ningbo with CR-01, later ones from headquarters with CR-02. */
    String planned(String order, int attempt) {
        reserve(order, attempt, attempt == 1 ? "C-NB" : "HQ", "S-TZ-01");
        return awaitPlanned(shipment(order, attempt));
    }

    String awaitPlanned(String shipmentId) {
        Await.until(() -> http().get("/api/shipments/" + shipmentId, hq), answer -> answer.status() == 200);
        return shipmentId;
    }

    String inTransit(String order) {
        String shipmentId = planned(order, 1);
        assertThat(dispatch(shipmentId, source).text("/status")).isEqualTo("IN_TRANSIT");
        return shipmentId;
    }

    Answer dispatch(String shipmentId, String token) {
        return http().post("/api/shipments/%s/dispatch".formatted(shipmentId), token, Map.of());
    }

    Answer report(String shipmentId, String token, Object milestone) {
        return http().post("/api/shipments/%s/milestones".formatted(shipmentId), token, milestone);
    }

    static Map<String, Object> milestone(String type) {
        return new HashMap<>(Map.of("type", type, "occurredAt", Instant.now().toString(), "location", "Shaoxing"));
    }

    static Map<String, Object> delivery(String signedBy, String condition) {
        Map<String, Object> milestone = milestone("DELIVERED");
        milestone.put("proofOfDelivery", Map.of("signedBy", signedBy, "condition", condition));
        return milestone;
    }

    void awaitStatus(String shipmentId, String status) {
        Await.until(
                () -> http().get("/api/shipments/" + shipmentId, hq),
                answer -> answer.text("/status").equals(status));
    }

    String status(String shipmentId) {
        return http().get("/api/shipments/" + shipmentId, hq).text("/status");
    }

    static List<String> each(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.at(pointer).asString())
                .toList();
    }
}
