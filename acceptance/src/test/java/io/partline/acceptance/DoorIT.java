package io.partline.acceptance;

import static io.partline.acceptance.Stock.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partline.acceptance.Partline.Person;
import io.partline.chassis.testing.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is not let in, and what is no request. */
class DoorIT {
    private static final String STATION = "S-WZ-01";
    private static final String PART = "DHF-124M";

    @Test
    void who_has_no_good_token_is_not_let_in() {
        String good = Partline.token(STATION, "demo");
        String[] parts = good.split("\\.");
        String forged =
                parts[0] + "." + parts[1] + "." + Partline.token("HQ", "demo").split("\\.")[2];
        for (String service : List.of("INVENTORY", "REQUESTS", "LOGISTICS", "RETURNS", "GATEWAY")) {
            Http direct = new Http(URI.create("http://localhost:" + Partline.port(service)));
            String path = switch (service) {
                case "INVENTORY" -> "/api/stock";
                case "LOGISTICS" -> "/api/shipments";
                case "RETURNS" -> "/api/returns";
                default -> "/api/service-orders";
            };
            assertThat(direct.get(path, good).status()).as(service).isEqualTo(200);
            assertThat(direct.get(path, null).status()).as(service).isEqualTo(401);
            assertThat(direct.get(path, forged).status()).as(service).isEqualTo(401);
        }
        assertThatThrownBy(() -> Partline.token(STATION, "guessed")).hasMessageContaining("invalid_client");
    }

    @Test
    void what_is_no_json_or_names_no_place_is_refused_politely() {
        Person station = Partline.as(STATION);
        assertThat(station.post("/api/service-orders", "{\"productModel\":").status())
                .isEqualTo(400);
        assertThat(station.post("/api/service-orders", "[]").status()).isEqualTo(400);
        assertThat(station.post("/api/service-orders", Map.of()).status()).isEqualTo(400);
        assertThat(station.get("/api/nothing-here").status()).isEqualTo(404);
        assertThat(station.get("/api/service-orders?limit=many").status()).isEqualTo(400);
        assertThat(station.get("/api/service-orders?cursor=%00").status()).isEqualTo(400);
        assertThat(station.get("/api/stock/S-XX-99/" + PART).status()).isEqualTo(404);
        assertThat(station.get("/ops/requests/followers").status()).isEqualTo(403);
        assertThat(station.post("/api/stock/import", "siteId").status()).isEqualTo(403);
        assertThat(Partline.as("HQ").post("/api/stock/import", "siteId").status())
                .isEqualTo(415);
        assertThat(stock(STATION, PART, "onHand")).isNotNegative();
    }
}
