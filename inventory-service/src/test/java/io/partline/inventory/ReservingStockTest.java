package io.partline.inventory;

import static io.partline.inventory.Neighbours.MONDAY;
import static io.partline.inventory.Neighbours.line;
import static io.partline.inventory.Neighbours.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.chassis.testing.TestTopic;
import io.partline.chassis.testing.TestTopic.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** From an approved line to the part in hand, as the other services tell it on their topics. */
@ServiceUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservingStockTest {
    private Neighbours neighbours;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeAll
    void the_network_is_known() {
        neighbours = new Neighbours(port);
    }

    private int events(String aggregate, String type) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from event_log where aggregate_id = ? and event_type = ?",
                Integer.class,
                aggregate,
                type));
    }

    private int parked(String cause) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from dead_letter where strpos(body, ?) > 0", Integer.class, cause));
    }

    private List<Seen> told(String key) {
        return new TestTopic("partline.inventory.v1")
                .readUntil(seen -> seen.stream().anyMatch(one -> key.equals(one.key()))).stream()
                        .filter(one -> key.equals(one.key()))
                        .toList();
    }

    @Test
    void an_approved_line_told_twice_makes_one_reservation() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 5);
        Map<String, Object> line = line(order(), part, 2, "S-TZ-01", "CUSTOMER_DOWN", MONDAY);
        String sameEvent = UUID.randomUUID().toString();
        neighbours.approved(sameEvent, line);
        neighbours.approved(sameEvent, line);
        String reservation = neighbours.approved(line);
        neighbours.awaitReserved(reservation, 1, "C-NB");
        // What is approved after it is handled after it, on the same topic under the same key.
        neighbours.approved(line);
        String later = neighbours.approved(part);
        neighbours.awaitReserved(later, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 5, 3, 0, 0);
        assertThat(events("reservation:" + reservation, "demand-reserved")).isEqualTo(1);
        assertThat(events("stock:%s@C-NB".formatted(part), "stock-reserved")).isEqualTo(2);
    }

    @Test
    void what_was_decided_is_published_under_the_reservations_key_with_the_sites_that_matter() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 5);
        neighbours.stocked("HQ", part, 40);
        String reservation = neighbours.approved(part);
        neighbours.awaitReserved(reservation, 1, "C-NB");
        List<Seen> told = told(reservation);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().headers())
                .containsEntry("ce_type", "io.partline.inventory.stock-reserved.v1")
                .containsEntry("ce_subject", reservation)
                .containsEntry("ce_partitionkey", reservation)
                .containsEntry("ce_source", "/partline/inventory");
        JsonNode body = EventJson.mapper().readTree(told.getFirst().body());
        ContractSchemas.verify("io.partline.inventory.stock-reserved.v1", body);
        assertThat(body.at("/source").asString()).isEqualTo("C-NB");
        assertThat(body.at("/requestedAt").asString()).isEqualTo(MONDAY.toString());
        assertThat(body.at("/candidates").findValuesAsString("siteId"))
                .containsExactly("C-NB", "HQ", "S-TZ-01", "C-HZ");
        assertThat(body.at("/sitesWithout").asInt()).as("every other centre").isPositive();
        assertThat(body.at("/candidates").findValuesAsString("reason"))
                .contains("promises it first", "kept for service level A while another site can promise the quantity");

        String item = "stock:%s@C-NB".formatted(part);
        assertThat(told(item))
                .extracting(one -> one.headers().get("ce_type"))
                .containsExactly("io.partline.inventory.stock-received.v1");
    }

    @Test
    void level_a_draws_on_headquarters_when_that_is_sooner_and_level_b_does_not() {
        String part = neighbours.part();
        neighbours.stocked("HQ", part, 9);
        neighbours.stocked("C-WZ", part, 9);
        neighbours.awaitReserved(neighbours.approved(part), 1, "C-WZ");
        neighbours.awaitReserved(neighbours.approved(line(order(), part, 9, "S-TZ-01", "ROUTINE", MONDAY)), 1, "HQ");
        String own = neighbours.part();
        neighbours.stocked("HQ", own, 9);
        neighbours.stocked("S-HZ-02", own, 1);
        neighbours.awaitReserved(
                neighbours.approved(line(order(), own, 1, "S-HZ-02", "ROUTINE", MONDAY)), 1, "S-HZ-02");
        neighbours.awaitReserved(neighbours.approved(line(order(), own, 1, "S-HZ-02", "ROUTINE", MONDAY)), 1, "HQ");
    }

    @Test
    void a_part_from_the_own_shelf_is_used_when_it_is_received() {
        String part = neighbours.part();
        neighbours.stocked("S-TZ-01", part, 2);
        String reservation = neighbours.approved(part);
        neighbours.awaitReserved(reservation, 1, "S-TZ-01");
        for (int told = 0; told < 2; told++) {
            neighbours.received(reservation, 1, part, 1, "S-TZ-01", false);
        }
        neighbours.awaitStatus(reservation, "MET");
        neighbours.awaitStock("S-TZ-01", part, 1, 0, 0, 0);
    }

    @Test
    void what_is_known_of_the_pieces_is_told_of_the_stock_that_they_leave_and_come_to() {
        String part = neighbours.part();
        Map<String, Object> known =
                Map.of("orderedPartNumber", "DHF-215K", "units", List.of(Map.of("serial", "SN-0001")));
        neighbours.stocked("S-TZ-01", part, 2);
        String used = neighbours.approved(part);
        neighbours.awaitReserved(used, 1, "S-TZ-01");
        neighbours.received(used, 1, part, 1, "S-TZ-01", false, "GOOD", known);
        String broken = neighbours.approved(part);
        neighbours.awaitReserved(broken, 1, "S-TZ-01");
        neighbours.received(broken, 1, part, 1, "S-TZ-01", false, "DAMAGED", known);
        neighbours.returnReceived(broken, 1, part, 1, known);
        neighbours.inspected(broken, 1, part, 1, "SCRAP");
        String shelf = "stock:%s@S-TZ-01".formatted(part);
        String centre = "stock:%s@C-HZ".formatted(part);
        Await.until(() -> told(shelf).size() >= 3 && told(centre).size() >= 2);
        String told = "\"orderedPartNumber\":\"DHF-215K\",\"quantity\":1,\"units\":[{\"serial\":\"SN-0001\"}]";
        assertThat(told(shelf))
                .extracting(Seen::body)
                .satisfiesExactly(
                        received -> assertThat(received).doesNotContain("units", "orderedPartNumber"),
                        issued -> assertThat(issued).contains(told, "issuedAt"),
                        writtenOff -> assertThat(writtenOff).contains(told, "writtenOffAt"));
        assertThat(told(centre))
                .extracting(Seen::body)
                .satisfiesExactly(
                        quarantined -> assertThat(quarantined).contains(told, "quarantinedAt"),
                        disposed -> assertThat(disposed)
                                .contains("disposedAt")
                                .doesNotContain("units", "orderedPartNumber"));
    }

    @Test
    void a_shipment_leaves_the_source_is_in_transit_and_is_used_up_on_receipt() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 5);
        String reservation = neighbours.approved(line(order(), part, 2, "S-TZ-01", "CUSTOMER_DOWN", MONDAY));
        neighbours.awaitReserved(reservation, 1, "C-NB");
        for (int told = 0; told < 2; told++) {
            neighbours.dispatched(reservation, 1, part, 2, "C-NB");
        }
        neighbours.awaitStock("C-NB", part, 3, 0, 0, 0);
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 2, 0);
        for (int told = 0; told < 2; told++) {
            neighbours.received(reservation, 1, part, 2, "C-NB", true);
        }
        neighbours.awaitStatus(reservation, "MET");
        neighbours.dispatched(reservation, 1, part, 2, "C-NB");
        String after = neighbours.approved(part);
        neighbours.awaitReserved(after, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 3, 1, 0, 0);
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 0, 0);
        assertThat(parked(reservation)).isZero();
    }

    @Test
    void a_receipt_or_damage_may_be_heard_of_before_the_dispatch() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 5);
        String received = neighbours.approved(part);
        neighbours.awaitReserved(received, 1, "C-NB");
        neighbours.received(received, 1, part, 1, "C-NB", true);
        neighbours.awaitStatus(received, "MET");
        neighbours.dispatched(received, 1, part, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 4, 0, 0, 0);

        String damaged = neighbours.approved(part);
        neighbours.awaitReserved(damaged, 1, "C-NB");
        neighbours.damaged(damaged, 1, part, 1, "C-NB");
        neighbours.awaitReserved(damaged, 2, "C-NB");
        neighbours.awaitStock("C-NB", part, 4, 2, 0, 0);
        neighbours.dispatched(damaged, 1, part, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 3, 1, 0, 0);
        assertThat(jdbc.queryForList(
                        "select in_transit from stock_level where part_number = ? and site_id = 'S-TZ-01'",
                        Long.class,
                        part))
                .allMatch(pieces -> pieces == 0);
    }

    @Test
    void damage_sources_the_same_demand_again_at_once_and_the_damaged_part_comes_back_through_quarantine() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        neighbours.stocked("HQ", part, 1);
        String reservation = neighbours.approved(part);
        neighbours.awaitReserved(reservation, 1, "C-NB");
        neighbours.dispatched(reservation, 1, part, 1, "C-NB");
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 1, 0);
        for (int told = 0; told < 2; told++) {
            neighbours.damaged(reservation, 1, part, 1, "C-NB");
        }
        Answer second = neighbours.awaitReserved(reservation, 2, "HQ");
        assertThat(second.text("/requestedAt")).isEqualTo(MONDAY.toString());
        assertThat(second.text("/priority")).isEqualTo("CUSTOMER_DOWN");
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 0, 0);
        for (int told = 0; told < 2; told++) {
            neighbours.returnOpened(reservation, 1, part, 1);
        }
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 0);
        neighbours.awaitReturning("C-HZ", part, 1);
        for (int told = 0; told < 2; told++) {
            neighbours.returnReceived(reservation, 1, part, 1);
        }
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 1);
        neighbours.awaitReturning("C-HZ", part, 0);

        String waits = neighbours.approved(part);
        neighbours.awaitStatus(waits, "BACKORDERED");
        for (int told = 0; told < 2; told++) {
            neighbours.inspected(reservation, 1, part, 1, "RESTOCK");
        }
        neighbours.awaitReserved(waits, 1, "C-HZ");
        neighbours.awaitStock("C-HZ", part, 1, 1, 0, 0);
        assertThat(events("reservation:" + reservation, "reservation-lost")).isEqualTo(1);
        assertThat(parked(reservation)).isZero();
    }

    @Test
    void what_is_not_restocked_is_not_promised() {
        String part = neighbours.part();
        String line = order() + "-1";
        String other = order() + "-1";
        neighbours.returnReceived(line, 1, part, 2);
        neighbours.returnReceived(other, 1, part, 3);
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 5);
        for (int told = 0; told < 2; told++) {
            neighbours.inspected(line, 1, part, 2, "REFURBISH");
            neighbours.inspected(other, 1, part, 3, "SCRAP");
        }
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 2);
        Await.until(() -> told("stock:%s@C-HZ".formatted(part)).size() >= 4);
        assertThat(told("stock:%s@C-HZ".formatted(part)))
                .extracting(one -> one.headers().get("ce_type").replaceAll("io\\.partline\\.inventory\\.|\\.v1", ""))
                .containsExactlyInAnyOrder(
                        "stock-quarantined", "stock-quarantined", "stock-disposed", "stock-disposed");
    }

    @Test
    void what_is_refurbished_is_stock_again_or_gone() {
        String part = neighbours.part();
        String line = order() + "-1";
        neighbours.returnReceived(line, 1, part, 2);
        neighbours.inspected(line, 1, part, 2, "REFURBISH");
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 2);
        neighbours.refurbished(line, 1, part, 2, "RESTOCK");
        neighbours.awaitStock("C-HZ", part, 2, 0, 0, 0);
    }

    @Test
    void a_stock_order_reaches_the_shelf_and_is_not_served_from_it() {
        String part = neighbours.part();
        neighbours.stocked("S-TZ-01", part, 1);
        neighbours.stocked("C-NB", part, 5);
        String stock = neighbours.approved(line(order(), part, 3, "S-TZ-01", "STOCK", MONDAY));
        neighbours.awaitReserved(stock, 1, "C-NB");
        neighbours.dispatched(stock, 1, part, 3, "C-NB");
        neighbours.received(stock, 1, part, 3, "C-NB", true);
        neighbours.awaitStatus(stock, "MET");
        neighbours.awaitStock("S-TZ-01", part, 4, 0, 0, 0);
        neighbours.awaitStock("C-NB", part, 2, 0, 0, 0);
    }

    @Test
    void a_newcomer_waits_behind_those_who_wait_for_the_same_part() {
        String part = neighbours.part();
        String first = neighbours.approved(line(order(), part, 5, "S-TZ-01", "CUSTOMER_DOWN", MONDAY));
        neighbours.awaitStatus(first, "BACKORDERED");
        neighbours.stocked("C-NB", part, 2);
        String newcomer = neighbours.approved(line(order(), part, 1, "S-HZ-02", "STOCK", MONDAY.plusSeconds(9)));
        neighbours.awaitStatus(newcomer, "BACKORDERED");
        neighbours.awaitStock("C-NB", part, 2, 0, 0, 0);
        neighbours.receive("C-NB", part, 4);
        neighbours.awaitReserved(first, 1, "C-NB");
        neighbours.awaitReserved(newcomer, 1, "C-NB");
    }

    @Test
    void a_stock_order_does_not_overtake_because_its_shelf_is_full() {
        String part = neighbours.part();
        String first = neighbours.approved(line(order(), part, 5, "S-TZ-01", "CUSTOMER_DOWN", MONDAY));
        neighbours.awaitStatus(first, "BACKORDERED");
        String stock = neighbours.approved(line(order(), part, 2, "S-HZ-02", "STOCK", MONDAY.plusSeconds(9)));
        neighbours.awaitStatus(stock, "BACKORDERED");
        neighbours.stocked("S-HZ-02", part, 2);
        neighbours.stocked("C-NB", part, 2);
        // A round of the queue has been made when another part of the same moment has been served by it.
        String other = neighbours.part();
        String sign = neighbours.approved(line(order(), other, 1, "S-HZ-02", "ROUTINE", MONDAY));
        neighbours.awaitStatus(sign, "BACKORDERED");
        neighbours.stocked("C-WZ", other, 1);
        neighbours.awaitReserved(sign, 1, "C-WZ");
        assertThat(neighbours.reservation(stock).text("/status")).isEqualTo("BACKORDERED");
        neighbours.awaitStock("C-NB", part, 2, 0, 0, 0);
    }

    @Test
    void what_no_site_has_alone_comes_from_several_and_each_sees_its_share() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 3);
        neighbours.stocked("C-WZ", part, 4);
        String line = neighbours.approved(line(order(), part, 5, "S-TZ-01", "ROUTINE", MONDAY));
        Answer reserved = neighbours.awaitStatus(line, "RESERVED");
        assertThat(reserved.body().at("/attempts")).hasSize(2);
        for (String source : List.of("C-NB", "C-WZ")) {
            assertThat(neighbours
                            .http()
                            .get("/api/reservations/" + line, TestTokens.centre(source))
                            .status())
                    .isEqualTo(200);
            Await.until(() -> neighbours
                    .http()
                    .get("/api/reservations?siteId=%s&partNumber=%s".formatted(source, part), TestTokens.centre(source))
                    .body()
                    .at("/items/0/reservationId")
                    .asString()
                    .equals(line));
        }
        reserved.body().at("/attempts").forEach(attempt -> {
            int number = attempt.path("attempt").asInt();
            int pieces = attempt.path("quantity").asInt();
            String source = attempt.path("source").asString();
            neighbours.dispatched(line, number, part, pieces, source);
            neighbours.received(line, number, part, pieces, source, true);
        });
        neighbours.awaitStatus(line, "MET");
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 0, 0);
    }

    @Test
    void what_was_called_off_and_left_all_the_same_is_not_on_the_shelf_and_arrives() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.cancelled(line);
        neighbours.shipmentCancelled(line, 1, part, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 1, 0, 0, 0);
        neighbours.dispatched(line, 1, part, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 0, 0, 0, 0);
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 1, 0);
        neighbours.received(line, 1, part, 1, "C-NB", true);
        neighbours.awaitStock("S-TZ-01", part, 1, 0, 0, 0);
    }

    @Test
    void what_left_before_it_was_called_off_is_not_shown_as_withdrawn() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 2);
        String left = neighbours.approved(part);
        neighbours.awaitReserved(left, 1, "C-NB");
        neighbours.dispatched(left, 1, part, 1, "C-NB");
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 1, 0);
        neighbours.cancelled(left);
        String lies = neighbours.approved(part);
        neighbours.awaitReserved(lies, 1, "C-NB");
        neighbours.cancelled(lies);
        Await.until(() ->
                neighbours.reservation(lies).text("/attempts/0/withdrawal").equals("CANCELLED"));
        assertThat(neighbours.reservation(left).body().at("/attempts/0").has("withdrawal"))
                .isFalse();
    }

    @Test
    void a_return_that_an_older_node_told_of_ends_as_well() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.dispatched(line, 1, part, 1, "C-NB");
        neighbours.damaged(line, 1, part, 1, "C-NB");
        neighbours.returnedAsOfOld(line, 1, part, 1, "RESTOCK");
        neighbours.awaitStock("C-HZ", part, 1, 0, 0, 0);
    }

    /** As a node of now tells the damage of a shipment: in both versions. */
    @Test
    void what_is_told_in_both_versions_is_taken_up_once_and_under_its_own_number() {
        String part = neighbours.part();
        String actual = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.dispatched(line, 1, part, 1, "C-NB");
        neighbours.damaged(line, 1, part, 1, "C-NB");
        neighbours.returnOpened(line, 1, part, 1);
        neighbours.inspectedAsAnother("v1", line, 1, part, 1, actual);
        neighbours.inspectedAsAnother("v2", line, 1, part, 1, actual);
        neighbours.awaitStock("C-HZ", actual, 1, 0, 0, 0);
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 0);
    }

    @Test
    void who_was_promised_what_had_left_is_supplied_from_elsewhere() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String calledOff = neighbours.approved(part);
        neighbours.awaitReserved(calledOff, 1, "C-NB");
        neighbours.cancelled(calledOff);
        neighbours.shipmentCancelled(calledOff, 1, part, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 1, 0, 0, 0);
        String own = neighbours.approved(line(order(), part, 1, "C-NB", "ROUTINE", MONDAY));
        neighbours.awaitReserved(own, 1, "C-NB");
        neighbours.stocked("HQ", part, 1);
        neighbours.dispatched(calledOff, 1, part, 1, "C-NB");
        neighbours.awaitReserved(own, 2, "HQ");
        neighbours.awaitStock("C-NB", part, 0, 0, 0, 0);
    }

    @Test
    void a_wrong_part_is_taken_up_under_its_own_number() {
        String part = neighbours.part();
        String actual = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.dispatched(line, 1, part, 1, "C-NB");
        neighbours.failed(line, 1, part, 1, "C-NB");
        neighbours.returnOpened(line, 1, part, 1);
        neighbours.returnReceived(line, 1, part, 1);
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 1);
        neighbours.inspectedAsAnother("v2", line, 1, part, 1, actual);
        neighbours.awaitStock("C-HZ", actual, 1, 0, 0, 0);
        neighbours.awaitStock("C-HZ", part, 0, 0, 0, 0);
    }

    @Test
    void what_is_broken_or_missing_on_the_own_shelf_is_looked_for_elsewhere() {
        String part = neighbours.part();
        neighbours.stocked("S-TZ-01", part, 2);
        neighbours.stocked("C-NB", part, 2);
        for (String condition : List.of("DAMAGED", "MISSING")) {
            String line = neighbours.approved(part);
            neighbours.awaitReserved(line, 1, "S-TZ-01");
            neighbours.received(line, 1, part, 1, "S-TZ-01", false, condition);
            neighbours.awaitReserved(line, 2, condition.equals("DAMAGED") ? "S-TZ-01" : "C-NB");
            if (condition.equals("DAMAGED")) {
                neighbours.received(line, 2, part, 1, "S-TZ-01", false);
                neighbours.awaitStock("S-TZ-01", part, 0, 0, 0, 0);
                neighbours.stocked("S-TZ-01", part, 1);
            }
        }
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 0, 0);
    }

    @Test
    void one_of_ten_that_is_damaged_is_sourced_again_and_no_more() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 20);
        String line = neighbours.approved(line(order(), part, 10, "S-TZ-01", "ROUTINE", MONDAY));
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.dispatched(line, 1, part, 10, "C-NB");
        neighbours.damaged(line, 1, part, 1, "C-NB");
        neighbours.awaitReserved(line, 2, "C-NB");
        neighbours.awaitStock("C-NB", part, 10, 1, 0, 0);
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 9, 0);
    }

    @Test
    void a_line_that_is_cancelled_before_the_dispatch_frees_its_stock_when_the_shipment_is_cancelled() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.cancelled(line);
        Await.until(() -> told(line).size() == 2);
        neighbours.awaitStock("C-NB", part, 1, 1, 0, 0);
        neighbours.shipmentCancelled(line, 1, part, 1, "C-NB");
        neighbours.awaitStatus(line, "CANCELLED");
        neighbours.awaitStock("C-NB", part, 1, 0, 0, 0);
    }

    @Test
    void a_line_that_is_cancelled_too_late_arrives_and_lies_on_the_shelf() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.cancelled(line);
        neighbours.dispatched(line, 1, part, 1, "C-NB");
        neighbours.awaitStock("S-TZ-01", part, 0, 0, 1, 0);
        neighbours.received(line, 1, part, 1, "C-NB", true);
        neighbours.awaitStock("S-TZ-01", part, 1, 0, 0, 0);
    }

    @Test
    void who_waits_is_served_by_priority_then_by_age() {
        String part = neighbours.part();
        String stock = neighbours.approved(line(order(), part, 1, "S-TZ-01", "STOCK", MONDAY));
        String younger =
                neighbours.approved(line(order(), part, 1, "S-TZ-01", "ROUTINE", MONDAY.plus(Duration.ofDays(2))));
        String older =
                neighbours.approved(line(order(), part, 1, "S-HZ-02", "ROUTINE", MONDAY.plus(Duration.ofDays(1))));
        String down = neighbours.approved(
                line(order(), part, 1, "S-HZ-02", "CUSTOMER_DOWN", MONDAY.plus(Duration.ofDays(3))));
        List<String> inOrder = List.of(down, older, younger, stock);
        inOrder.forEach(each -> neighbours.awaitStatus(each, "BACKORDERED"));
        JsonNode told = EventJson.mapper().readTree(told(stock).getFirst().body());
        ContractSchemas.verify("io.partline.inventory.demand-backordered.v1", told);
        assertThat(told.at("/reason").asString()).isEqualTo("no site can promise 1 of %s now".formatted(part));

        for (int served = 1; served <= inOrder.size(); served++) {
            neighbours.receive("HQ", part, 1);
            neighbours.awaitReserved(inOrder.get(served - 1), 1, "HQ");
            inOrder.subList(served, inOrder.size())
                    .forEach(each -> assertThat(neighbours.reservation(each).text("/status"))
                            .isEqualTo("BACKORDERED"));
        }
        neighbours.awaitStock("HQ", part, 4, 4, 0, 0);
        assertThat(jdbc.queryForObject("select count(*) from backorder where part_number = ?", Integer.class, part))
                .isZero();
    }

    @Test
    void a_small_late_demand_does_not_overtake_but_takes_from_its_own_shelf_what_nobody_else_can_use() {
        String part = neighbours.part();
        String large = neighbours.approved(line(order(), part, 5, "S-TZ-01", "ROUTINE", MONDAY));
        String small = neighbours.approved(line(order(), part, 1, "S-HZ-02", "ROUTINE", MONDAY.plusSeconds(60)));
        String own = neighbours.approved(line(order(), part, 2, "S-HZ-02", "ROUTINE", MONDAY.plusSeconds(120)));
        List.of(large, small, own).forEach(each -> neighbours.awaitStatus(each, "BACKORDERED"));
        neighbours.stocked("C-NB", part, 2);
        neighbours.stocked("S-HZ-02", part, 1);
        neighbours.awaitReserved(small, 1, "S-HZ-02");
        assertThat(neighbours.reservation(large).text("/status")).isEqualTo("BACKORDERED");
        neighbours.awaitStock("C-NB", part, 2, 0, 0, 0);
        neighbours.receive("C-NB", part, 3);
        neighbours.awaitReserved(large, 1, "C-NB");
        assertThat(neighbours.reservation(own).text("/status")).isEqualTo("BACKORDERED");
    }

    @Test
    void what_cannot_be_handled_is_parked_and_those_behind_it_get_through() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 2);
        String nowhere = neighbours.approved(line(order(), part, 1, "S-XX-99", "CUSTOMER_DOWN", MONDAY));
        String never = order() + "-1";
        neighbours.dispatched(never, 1, part, 1, "C-NB");
        neighbours.inspected(never, 1, part, 1, "RESTOCK");
        String good = neighbours.approved(part);
        neighbours.awaitReserved(good, 1, "C-NB");
        Await.until(() -> parked(nowhere) == 1 && parked(never) == 2);
        assertThat(neighbours.reservation(nowhere).status()).isEqualTo(404);
        neighbours.awaitStock("C-NB", part, 2, 1, 0, 0);
        assertThat(neighbours
                        .http()
                        .get("/ops/dead-letters", TestTokens.ops())
                        .body()
                        .toString())
                .contains(nowhere, never);
    }

    @Test
    void nobody_gets_what_was_promised_to_another_however_many_ask_at_once() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 3);
        List<String> lines = IntStream.range(0, 8)
                .mapToObj(n -> neighbours.approved(line(order(), part, 1, "S-TZ-01", "ROUTINE", MONDAY.plusSeconds(n))))
                .toList();
        Await.until(() -> lines.stream()
                .noneMatch(line -> List.of("", "OPEN")
                        .contains(neighbours.reservation(line).text("/status"))));
        neighbours.awaitStock("C-NB", part, 3, 3, 0, 0);
        assertThat(lines)
                .filteredOn(line -> neighbours.reservation(line).text("/status").equals("RESERVED"))
                .hasSize(3);
    }
}
