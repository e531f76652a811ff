package io.partline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Everybody around the service: headquarters that imports files, and the other services that speak on their topics. The
 * station in Taizhou and the one in Hangzhou belong to the centre in Hangzhou; Ningbo and Wenzhou are its siblings.
 */
public final class Neighbours {
    public static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final String SITES = """
            siteId,kind,name,nameZh,parentSiteId,region,city,latitude,longitude,serviceLevel,monthlyQuota,gln
            HQ,HQ,Headquarters,总部,,NORTH,Qingdao,36.07,120.38,,,
            C-HZ,CENTRE,Hangzhou,杭州,HQ,EAST,Hangzhou,30.27,120.16,,,6901234000016
            C-NB,CENTRE,Ningbo,宁波,HQ,EAST,Ningbo,29.87,121.54,,,
            C-WZ,CENTRE,Wenzhou,温州,HQ,EAST,Wenzhou,28.00,120.70,,,
            S-TZ-01,STATION,Taizhou 01,台州一站,C-HZ,EAST,Taizhou,28.66,121.42,B,30000,
            S-HZ-02,STATION,Hangzhou 02,杭州二站,C-HZ,EAST,Hangzhou,30.30,120.20,A,60000,
            """;

    private final Http http;
    private final TestTopic requests = new TestTopic("partline.requests.v1");
    private final TestTopic logistics = new TestTopic("partline.logistics.v1");
    private final TestTopic returns = new TestTopic("partline.returns.v1");

    public Neighbours(int port) {
        http = new Http(port);
        brought("sites", SITES);
        Await.until(() -> http.get("/api/sites/S-HZ-02", TestTokens.hq()).status() == 200);
    }

    public Http http() {
        return http;
    }

    private void brought(String collection, String file) {
        Answer report = http.importCsv(collection, TestTokens.hq(), file);
        assertThat(report.text("/rejectedRows")).as(report.body().toString()).isEqualTo("0");
    }

    /** A part of its own for each test. */
    public String part() {
        String number = "T-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
        brought(
                "parts",
                "partNumber,description,descriptionZh,unitPrice,currency\n%s,Hinge,铰链,38.50,CNY\n".formatted(number));
        return number;
    }

    public void receive(String site, String part, int quantity) {
        brought(
                "stock",
                "siteId,partNumber,quantity,reference\n%s,%s,%d,DN-%s\n"
                        .formatted(site, part, quantity, UUID.randomUUID()));
    }

    /** Receives, and waits until everybody can see it. Nothing else may be under way there that changes what is on hand. */
    public void stocked(String site, String part, int quantity) {
        int after = onHand(site, part) + quantity;
        receive(site, part, quantity);
        Await.until(() -> onHand(site, part), seen -> seen == after);
    }

    private int onHand(String site, String part) {
        Answer level = http.get("/api/stock/%s/%s".formatted(site, part), TestTokens.hq());
        return level.status() == 200 ? Integer.parseInt(level.text("/onHand")) : 0;
    }

    public static String order() {
        return "SO-" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
    }

    public static Map<String, Object> line(
            String order, String part, int quantity, String station, String priority, Instant requestedAt) {
        return Map.of(
                "serviceOrderId", order,
                "lineId", order + "-1",
                "stationId", station,
                "partNumber", part,
                "quantity", quantity,
                "priority", priority,
                "requestedAt", requestedAt.toString(),
                "mayDrawOnHq", station.equals("S-HZ-02"));
    }

    public void approved(String eventId, Map<String, Object> line) {
        requests.send(
                eventId,
                "io.partline.requests.line-approved.v1",
                line.get("serviceOrderId").toString(),
                line);
    }

    /** @return the line, which is the reservation too */
    public String approved(Map<String, Object> line) {
        approved(UUID.randomUUID().toString(), line);
        return line.get("lineId").toString();
    }

    /** An approved line of one piece for Taizhou; the customer waits. */
    public String approved(String part) {
        return approved(line(order(), part, 1, "S-TZ-01", "CUSTOMER_DOWN", MONDAY));
    }

    public void received(String line, int attempt, String part, int quantity, String source, boolean shipped) {
        received(line, attempt, part, quantity, source, shipped, "GOOD");
    }

    public void received(
            String line, int attempt, String part, int quantity, String source, boolean shipped, String condition) {
        received(line, attempt, part, quantity, source, shipped, condition, Map.of());
    }

    /** @param known what is known of the pieces beside their number */
    public void received(
            String line,
            int attempt,
            String part,
            int quantity,
            String source,
            boolean shipped,
            String condition,
            Map<String, Object> known) {
        Map<String, Object> data = new HashMap<>(known);
        data.putAll(Map.of(
                "serviceOrderId", orderOf(line),
                "lineId", line,
                "stationId", "S-TZ-01",
                "partNumber", part,
                "quantity", quantity,
                "source", source,
                "attempt", attempt,
                "condition", condition));
        if (shipped) {
            data.put("shipmentId", shipment(line, attempt));
        }
        requests.send("io.partline.requests.line-received.v1", orderOf(line), data);
    }

    public void dispatched(String line, int attempt, String part, int quantity, String source) {
        ship("shipment-dispatched", line, attempt, part, quantity, source);
    }

    public void failed(String line, int attempt, String part, int quantity, String source) {
        ship("shipment-failed", line, attempt, part, quantity, source);
    }

    public void shipmentCancelled(String line, int attempt, String part, int quantity, String source) {
        ship("shipment-cancelled", line, attempt, part, quantity, source);
    }

    public void cancelled(String line) {
        requests.send(
                "io.partline.requests.line-cancelled.v1",
                orderOf(line),
                Map.of("serviceOrderId", orderOf(line), "lineId", line, "reason", "no longer needed"));
    }

    public void damaged(String line, int attempt, String part, int quantity, String source) {
        ship("shipment-damaged", line, attempt, part, quantity, source);
    }

    private void ship(String name, String line, int attempt, String part, int quantity, String source) {
        logistics.send(
                "io.partline.logistics." + name + ".v1",
                shipment(line, attempt),
                Map.of(
                        "shipmentId", shipment(line, attempt),
                        "serviceOrderId", orderOf(line),
                        "lineId", line,
                        "attempt", attempt,
                        "partNumber", part,
                        "quantity", quantity,
                        "from", source,
                        "to", "S-TZ-01",
                        "carrierId", "CR-01"));
    }

    public void returnOpened(String line, int attempt, String part, int quantity) {
        String id = "RMA-" + shipment(line, attempt);
        returns.send(
                "io.partline.returns.return-opened.v2",
                id,
                Map.of("returnId", id, "partNumber", part, "quantity", quantity, "inspectionSite", "C-HZ"));
    }

    public void returnReceived(String line, int attempt, String part, int quantity) {
        returnReceived(line, attempt, part, quantity, Map.of());
    }

    /** @param known what is known of the pieces beside their number */
    public void returnReceived(String line, int attempt, String part, int quantity, Map<String, Object> known) {
        String id = "RMA-" + shipment(line, attempt);
        Map<String, Object> data = new HashMap<>(known);
        data.putAll(Map.of("returnId", id, "partNumber", part, "quantity", quantity, "siteId", "C-HZ"));
        returns.send("io.partline.returns.return-received.v1", id, data);
    }

    /** As an older returns-service told it: in the first version alone, and without a receipt before it. */
    public void returnedAsOfOld(String line, int attempt, String part, int quantity, String disposition) {
        String id = "RMA-" + shipment(line, attempt);
        returns.send(
                "io.partline.returns.return-opened.v1",
                id,
                Map.of("returnId", id, "partNumber", part, "quantity", quantity, "inspectionSite", "C-HZ"));
        returns.send(
                "io.partline.returns.return-inspected.v1",
                id,
                Map.of(
                        "returnId", id,
                        "partNumber", part,
                        "quantity", quantity,
                        "siteId", "C-HZ",
                        "disposition", disposition));
    }

    public void inspectedAsAnother(String version, String line, int attempt, String part, int quantity, String actual) {
        String id = "RMA-" + shipment(line, attempt);
        returns.send(
                "io.partline.returns.return-inspected." + version,
                id,
                Map.of(
                        "returnId", id,
                        "partNumber", part,
                        "quantity", quantity,
                        "siteId", "C-HZ",
                        "disposition", "RESTOCK",
                        "actualPartNumber", actual));
    }

    public void refurbished(String line, int attempt, String part, int quantity, String outcome) {
        String id = "RMA-" + shipment(line, attempt);
        returns.send(
                "io.partline.returns.refurbishment-completed.v1",
                id,
                Map.of(
                        "returnId", id,
                        "partNumber", part,
                        "quantity", quantity,
                        "siteId", "C-HZ",
                        "outcome", outcome));
    }

    public void inspected(String line, int attempt, String part, int quantity, String disposition) {
        String id = "RMA-" + shipment(line, attempt);
        returns.send(
                "io.partline.returns.return-inspected.v2",
                id,
                Map.of(
                        "returnId", id,
                        "partNumber", part,
                        "quantity", quantity,
                        "siteId", "C-HZ",
                        "disposition", disposition));
    }

    private static String orderOf(String line) {
        return line.replaceFirst("-\\d+$", "");
    }

    public static String shipment(String line, int attempt) {
        return "SH-%s.%d".formatted(line, attempt);
    }

    public Answer reservation(String line) {
        return http.get("/api/reservations/" + line, TestTokens.ops());
    }

    public Answer awaitReserved(String line, int attempt, String source) {
        return Await.until(
                () -> reservation(line),
                seen -> seen.text("/status").equals("RESERVED")
                        && seen.text("/attempt").equals(String.valueOf(attempt))
                        && seen.text("/source").equals(source));
    }

    public Answer awaitStatus(String line, String status) {
        return Await.until(() -> reservation(line), seen -> seen.text("/status").equals(status));
    }

    public void awaitReturning(String site, String part, int pieces) {
        Await.until(() -> http.get("/api/stock/%s/%s".formatted(site, part), TestTokens.ops())
                .text("/returning")
                .equals(String.valueOf(pieces)));
    }

    /** On hand, allocated, in transit, in quarantine; in pieces. */
    public void awaitStock(String site, String part, int... pieces) {
        Await.until(
                () -> {
                    Answer level = http.get("/api/stock/%s/%s".formatted(site, part), TestTokens.ops());
                    return List.of(
                            level.text("/onHand"),
                            level.text("/allocated"),
                            level.text("/inTransit"),
                            level.text("/quarantined"));
                },
                seen -> seen.equals(
                        Arrays.stream(pieces).mapToObj(String::valueOf).toList()));
    }
}
