package io.partline.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Goods that no order line waits for: asked for by other services, carried as any other, and told of as what they are. */
@ServiceUnderTest
class LogisticsMovementsTest extends LogisticsStory {
    private static final String OF_INVENTORY = "io.partline.inventory.shipment-requested.v1";
    private static final String OF_RETURNS = "io.partline.returns.shipment-requested.v1";

    private static String newReference(String kind) {
        return kind + "-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> request(String purpose, String reference, String source, String destination) {
        return new HashMap<>(Map.of(
                "reference",
                reference,
                "attempt",
                1,
                "purpose",
                purpose,
                "partNumber",
                "DHF-215KA",
                "quantity",
                4,
                "source",
                source,
                "destination",
                destination,
                "requestedAt",
                "2026-11-23T06:02:11Z"));
    }

    private String transfer(String reference) {
        inventory.send(OF_INVENTORY, reference, request("TRANSFER", reference, "C-NB", "C-HZ"));
        return awaitPlanned("SH-" + reference + ".1");
    }

    @Test
    void a_transfer_is_carried_from_plan_to_delivery_and_everybody_can_tell_what_it_is() {
        String reference = newReference("TR");
        String id = transfer(reference);
        Answer planned = http().get("/api/shipments/" + id, TestTokens.centre("C-HZ"));
        assertThat(planned.text("/purpose")).isEqualTo("TRANSFER");
        assertThat(planned.text("/reference")).isEqualTo(reference);
        assertThat(planned.body().has("serviceOrderId")).isFalse();
        assertThat(planned.body().has("lineId")).isFalse();
        assertThat(dispatch(id, source).text("/status")).isEqualTo("IN_TRANSIT");
        report(id, carrier1, milestone("ARRIVED"));
        assertThat(report(id, carrier1, delivery("Li Na", "GOOD")).text("/status"))
                .isEqualTo("DELIVERED");

        List<Seen> toAll = logistics.readUntil(seen -> told(seen, id).contains("shipment-delivered.v2"));
        assertThat(told(toAll, id))
                .containsExactly(
                        "shipment-planned.v2",
                        "shipment-dispatched.v2",
                        "shipment-milestone-reported.v2",
                        "shipment-delivered.v2");
        toAll.stream()
                .filter(one -> id.equals(one.key()))
                .forEach(one -> ContractSchemas.verify(
                        one.event().getType(), EventJson.mapper().readTree(one.body())));
        List<Seen> toCarrier = new TestTopic("partline.carrier.CR-01.v1")
                .readUntil(seen -> told(seen, id).contains("shipment-delivered.v2"));
        assertThat(told(toCarrier, id)).isEqualTo(told(toAll, id));
    }

    private static List<String> told(List<Seen> seen, String key) {
        return seen.stream()
                .filter(one -> key.equals(one.key()))
                .map(one -> one.event().getType().replaceFirst("io.partline.logistics.", ""))
                .toList();
    }

    @Test
    void an_order_line_is_told_in_both_versions_and_is_a_demand() {
        String order = newOrder();
        String id = planned(order, 1);
        assertThat(http().get("/api/shipments/" + id, hq).text("/purpose")).isEqualTo("DEMAND");
        assertThat(http().get("/api/shipments/" + id, hq).text("/reference")).isEqualTo(order + "-1");
        List<Seen> seen = logistics.readUntil(all -> told(all, id).contains("shipment-planned.v2"));
        assertThat(told(seen, id)).containsExactly("shipment-planned.v1", "shipment-planned.v2");
    }

    @Test
    void what_is_known_of_the_pieces_travels_with_them() {
        String order = newOrder();
        Map<String, Object> reservation = reservation(order, 1, "C-NB", "S-TZ-01");
        reservation.put("orderedPartNumber", "DHF-215K");
        reservation.put("units", List.of(Map.of("lot", "L-2607", "expiresOn", "2029-07-31")));
        inventory.send("io.partline.inventory.stock-reserved.v1", order + "-1", reservation);
        String id = awaitPlanned(shipment(order, 1));
        Answer one = http().get("/api/shipments/" + id, station);
        assertThat(one.text("/orderedPartNumber")).isEqualTo("DHF-215K");
        Answer listed = Await.until(
                () -> http().get("/api/shipments?serviceOrderId=" + order, station),
                answer -> answer.body().at("/items").size() == 1);
        assertThat(listed.body().at("/items/0")).isEqualTo(one.body());
        List<Seen> seen = logistics.readUntil(all -> told(all, id).contains("shipment-planned.v2"));
        assertThat(seen.stream().filter(event -> id.equals(event.key())).map(Seen::body))
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain("L-2607", "orderedPartNumber"),
                        second -> assertThat(second)
                                .contains(
                                        "\"orderedPartNumber\":\"DHF-215K\"",
                                        "\"units\":[{\"lot\":\"L-2607\",\"expiresOn\":\"2029-07-31\"}]"));
    }

    @Test
    void lost_pieces_of_a_movement_are_claimed_for_and_requests_hears_nothing_of_it() {
        String id = transfer(newReference("TR"));
        dispatch(id, source);
        Map<String, Object> lost = milestone("LOST");
        lost.put("quantity", 1);
        report(id, carrier1, lost);
        Map<String, Object> crushed = milestone("DAMAGED");
        crushed.put("quantity", 2);
        report(id, carrier1, crushed);
        Answer second =
                Await.until(() -> http().get("/api/claims/CL-" + id + "-2", source), answer -> answer.status() == 200);
        assertThat(second.text("/quantity")).isEqualTo("2");
        assertThat(second.body().has("serviceOrderId")).isFalse();
        Answer listed = Await.until(
                () -> http().get("/api/claims?shipmentId=" + id, carrier1),
                answer -> answer.body().at("/items").size() == 2);
        assertThat(listed.body().at("/items/0")).isEqualTo(second.body());
        List<Seen> seen =
                logistics.readUntil(all -> told(all, "CL-" + id + "-2").contains("claim-opened.v2"));
        assertThat(told(seen, id))
                .containsExactly(
                        "shipment-planned.v2", "shipment-dispatched.v2", "shipment-failed.v2", "shipment-damaged.v2");
        assertThat(told(seen, "CL-" + id)).containsExactly("claim-opened.v2");
    }

    @Test
    void what_is_asked_for_again_and_again_is_one_shipment() {
        String reference = newReference("RMA");
        Map<String, Object> request = request("RETURN", reference, "S-TZ-01", "C-HZ");
        request.put("units", List.of(Map.of("serial", "SN-0001")));
        String id = UUID.randomUUID().toString();
        for (String eventId : List.of(id, id, UUID.randomUUID().toString())) {
            returns.send(eventId, OF_RETURNS, reference, request);
        }
        request.put("attempt", 2);
        request.put("replaces", 1);
        returns.send(OF_RETURNS, reference, request);
        awaitPlanned("SH-" + reference + ".2");
        assertThat(shipmentEvents("SH-" + reference + ".1")).isEqualTo(1);
        Answer first = http().get("/api/shipments/SH-" + reference + ".1", station);
        assertThat(first.text("/replacedBy")).isEqualTo("SH-" + reference + ".2");
        assertThat(first.text("/purpose")).isEqualTo("RETURN");
        List<Seen> seen =
                logistics.readUntil(all -> told(all, "SH-" + reference + ".1").contains("shipment-planned.v2"));
        assertThat(seen.stream().filter(one -> one.key().equals("SH-" + reference + ".1")))
                .singleElement()
                .satisfies(one -> assertThat(one.body()).contains("\"units\":[{\"serial\":\"SN-0001\"}]"));
    }

    @Test
    void it_waits_while_no_carrier_serves_its_lane() {
        site("C-GZ", "HQ", "SOUTH");
        Await.until(() -> count("select count(*) from known_site where site_id = 'C-GZ'") == 1);
        String reference = newReference("RC");
        inventory.send(OF_INVENTORY, reference, request("RECALL", reference, "C-GZ", "HQ"));
        Await.until(() ->
                count("select count(*) from waiting_shipment where shipment_id = ?", "SH-" + reference + ".1") == 1);
        http().importCsv(
                        "carriers",
                        hq,
                        CARRIERS.lines().findFirst().orElseThrow()
                                + "\nCR-06,Pearl,珠江,SOUTH,NORTH,40,80.00,CNY,0,0,0\n");
        String id = awaitPlanned("SH-" + reference + ".1");
        assertThat(http().get("/api/shipments/" + id, hq).text("/purpose")).isEqualTo("RECALL");
        assertThat(http().get("/api/shipments/" + id, hq).text("/carrierId")).isEqualTo("CR-06");
    }

    @Test
    void what_cannot_be_carried_waits_for_an_operator_and_holds_up_nobody_else() {
        String nowhere = newReference("TR");
        inventory.send(OF_INVENTORY, nowhere, request("TRANSFER", nowhere, "C-HZ", "C-HZ"));
        String tomorrow = newReference("TR");
        inventory.send(OF_INVENTORY, tomorrow, request("EXHIBITION", tomorrow, "C-NB", "C-HZ"));
        String twice = newReference("TR");
        String id = transfer(twice);
        Map<String, Object> more = request("TRANSFER", twice, "C-NB", "C-HZ");
        more.put("quantity", 5);
        inventory.send(OF_INVENTORY, twice, more);
        assertThat(parked(nowhere)).contains("from C-HZ to itself");
        assertThat(parked(tomorrow)).contains("a purpose that is not known yet");
        assertThat(parked(twice)).contains("with other contents");
        assertThat(shipmentEvents(id)).isEqualTo(1);
    }

    private String parked(String key) {
        return Await.until(
                        () -> jdbc.queryForList("select cause from dead_letter where key = ?", String.class, key),
                        causes -> !causes.isEmpty())
                .getFirst();
    }

    @Test
    void a_list_is_narrowed_to_a_purpose_and_exported_with_it() {
        String transfer = transfer(newReference("TR"));
        String demand = planned(newOrder(), 1);
        Await.until(() -> count("select count(*) from shipment where shipment_id in (?, ?)", transfer, demand) == 2);
        Answer transfers = http().get("/api/shipments?purpose=TRANSFER&limit=200", hq);
        assertThat(each(transfers.body().at("/items"), "/shipmentId"))
                .contains(transfer)
                .doesNotContain(demand);
        assertThat(each(transfers.body().at("/items"), "/purpose")).containsOnly("TRANSFER");
        assertThat(transfers
                        .body()
                        .at("/items")
                        .valueStream()
                        .filter(item -> item.at("/shipmentId").asString().equals(transfer)))
                .containsExactly(http().get("/api/shipments/" + transfer, hq).body());
        assertThat(each(
                        http().get("/api/shipments?purpose=DEMAND&limit=200", hq)
                                .body()
                                .at("/items"),
                        "/shipmentId"))
                .contains(demand)
                .doesNotContain(transfer);
        assertThat(http().get("/api/shipments?purpose=HOLIDAY", hq).status()).isEqualTo(400);
        String csv = http().text("/api/shipments?purpose=TRANSFER", "text/csv", hq);
        assertThat(csv)
                .startsWith("shipmentId,purpose,reference,")
                .contains(transfer + ",TRANSFER,")
                .doesNotContain(demand);
    }
}
