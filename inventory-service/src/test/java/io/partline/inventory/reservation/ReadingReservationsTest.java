package io.partline.inventory.reservation;

import static io.partline.inventory.Neighbours.MONDAY;
import static io.partline.inventory.Neighbours.line;
import static io.partline.inventory.Neighbours.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.inventory.Neighbours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sees which reservations, in which order, and as of when. */
@ServiceUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingReservationsTest {
    private final String station = TestTokens.station("S-TZ-01");
    private final String hq = TestTokens.hq();
    private Neighbours neighbours;

    @LocalServerPort
    int port;

    @BeforeAll
    void the_network_is_known() {
        neighbours = new Neighbours(port);
    }

    private Http http() {
        return neighbours.http();
    }

    private List<String> listed(String query, String token) {
        Answer page = http().get("/api/reservations?" + query, token);
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(item -> item.get("reservationId").asString())
                .toList();
    }

    /** Nobody has the part, so it waits. */
    private String waits(String part, String station, Instant requestedAt) {
        String reservation = neighbours.approved(line(order(), part, 1, station, "ROUTINE", requestedAt));
        neighbours.awaitStatus(reservation, "BACKORDERED");
        Await.until(() -> !listed("serviceOrderId=" + orderOf(reservation), hq).isEmpty());
        return reservation;
    }

    private String orderOf(String reservation) {
        return neighbours.reservation(reservation).text("/serviceOrderId");
    }

    @Test
    void a_reservation_is_seen_by_its_station_its_centre_its_source_headquarters_and_operators_only() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        String path = "/api/reservations/" + line;
        for (String concerned :
                List.of(station, TestTokens.centre("C-HZ"), TestTokens.centre("C-NB"), hq, TestTokens.ops())) {
            Answer seen = http().get(path, concerned);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.text("/partNumber")).isEqualTo(part);
            assertThat(seen.text("/requestedAt")).isEqualTo(MONDAY.toString());
            Await.until(
                    () -> http().get("/api/reservations?status=RESERVED&partNumber=" + part, concerned)
                            .body()
                            .path("items"),
                    listed -> listed.size() == 1 && listed.get(0).equals(seen.body()));
            assertThat(listed("status=MET&partNumber=" + part, concerned)).isEmpty();
        }
        Answer none = http().get("/api/reservations/SO-NEVER-1", hq);
        for (String stranger : List.of(TestTokens.station("S-HZ-02"), TestTokens.centre("C-WZ"))) {
            assertThat(listed("partNumber=" + part, stranger)).isEmpty();
            Answer hidden = http().get(path, stranger);
            assertThat(hidden.status()).isEqualTo(404);
            assertThat(hidden.problem()).isEqualTo(none.problem());
            assertThat(hidden.text("/detail")).isEqualTo(none.text("/detail").replace("SO-NEVER-1", line));
        }
        for (String carrier : List.of(TestTokens.carrier("CR-01"), TestTokens.carrier("S-TZ-01"))) {
            assertThat(http().get(path, carrier).status()).isEqualTo(403);
            assertThat(http().get("/api/reservations", carrier).status()).isEqualTo(403);
        }
    }

    @Test
    void they_are_listed_newest_request_first_whatever_order_they_came_in_and_paged_without_gaps() {
        String part = neighbours.part();
        String middle = waits(part, "S-TZ-01", MONDAY.plusSeconds(60));
        String newest = waits(part, "S-HZ-02", MONDAY.plusSeconds(120));
        String oldest = waits(part, "S-TZ-01", MONDAY);
        assertThat(listed("partNumber=" + part, hq)).containsExactly(newest, middle, oldest);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = http().get("/api/reservations?limit=1&partNumber=%s&cursor=%s".formatted(part, cursor), hq);
            seen.add(page.text("/items/0/reservationId"));
            cursor = page.body().hasNonNull("nextCursor") ? page.text("/nextCursor") : null;
        }
        assertThat(seen).containsExactly(newest, middle, oldest);
    }

    @Test
    void they_are_found_by_order_by_site_on_either_end_and_by_the_time_of_the_request() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 1);
        String reserved = neighbours.approved(line(order(), part, 1, "S-TZ-01", "ROUTINE", MONDAY));
        neighbours.awaitReserved(reserved, 1, "C-NB");
        String waiting = waits(part, "S-HZ-02", MONDAY.plusSeconds(60));
        String ofPart = "partNumber=" + part + "&";
        Await.until(() -> listed(ofPart + "status=RESERVED", hq).size() == 1);

        assertThat(listed("serviceOrderId=" + orderOf(waiting), hq)).containsExactly(waiting);
        assertThat(listed(ofPart + "siteId=S-HZ-02", hq)).containsExactly(waiting);
        assertThat(listed(ofPart + "siteId=C-NB", hq)).containsExactly(reserved);
        assertThat(listed(ofPart + "siteId=HQ", hq)).isEmpty();
        assertThat(listed(ofPart + "from=2026-11-16T08:00:00Z&to=2026-11-16T08:01:00Z", hq))
                .containsExactly(reserved);
        assertThat(listed(ofPart + "from=2026-11-16T16:01:00%2B08:00", hq)).containsExactly(waiting);
        assertThat(listed(ofPart + "to=2026-11-16T08:00:00Z", hq)).isEmpty();
        assertThat(listed(ofPart + "from=-999999999-01-01T00:00:00Z&to=%2B999999999-12-31T23:59:59Z", hq))
                .containsExactly(waiting, reserved);
    }

    @Test
    void a_reservation_is_told_as_it_was_at_any_instant() {
        Instant before = Instant.now();
        String part = neighbours.part();
        String reservation = waits(part, "S-TZ-01", MONDAY);
        Instant waiting = Instant.now();
        neighbours.stocked("C-NB", part, 1);
        neighbours.awaitReserved(reservation, 1, "C-NB");
        String path = "/api/reservations/" + reservation + "?asOf=";
        assertThat(http().get(path + before, station).status()).isEqualTo(404);
        Answer asItWas = http().get(path + waiting, station);
        assertThat(asItWas.text("/status")).isEqualTo("BACKORDERED");
        assertThat(asItWas.body().has("source")).isFalse();
        assertThat(http().get(path + waiting, TestTokens.centre("C-NB")).status())
                .as("then it did not concern Ningbo yet")
                .isEqualTo(404);
        assertThat(http().get(path + Instant.now().plus(Duration.ofDays(1)), station)
                        .text("/source"))
                .isEqualTo("C-NB");
    }

    @Test
    void bad_questions_are_refused_clearly() {
        for (String query : List.of(
                "status=LOST",
                "status=NONE",
                "partNumber=%00",
                "siteId=%00",
                "serviceOrderId=%0A",
                "from=yesterday",
                "to=2026-11-16",
                "limit=0",
                "cursor=nonsense",
                "cursor=WyJ4IiwieSJd")) {
            Answer answer = http().get("/api/reservations?" + query, hq);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        }
        assertThat(http().get("/api/reservations/SO-NEVER-1?asOf=yesterday", hq).status())
                .isEqualTo(400);
    }
}
