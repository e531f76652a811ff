package io.partline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.History;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import io.partline.inventory.stock.StockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The service as sites, carriers and operators meet it: over HTTP, with their own tokens. */
@ServiceUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryServiceTest {
    private static final String PARTS =
            "partNumber,description,descriptionZh,unitPrice,currency,gtin,supersededBy,supersededFrom,interchangeability,useUp\n";
    private static final String STOCK = "siteId,partNumber,quantity,reference\n";

    private final String station = TestTokens.station("S-TZ-01");
    private final String hq = TestTokens.hq();
    private Neighbours neighbours;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    History<StockState> stock;

    @BeforeAll
    void headquarters_brings_in_the_catalogue() {
        neighbours = new Neighbours(port);
        http().importCsv("parts", hq, PARTS + """
                DHF-215K,"Door hinge, lower",下门铰链,36.00,CNY,,DHF-215KA,2027-03-01,ONE_WAY,true
                DHF-215KA,"Door hinge, lower, type A",A型下门铰链,38.50,CNY,6901234567892,,,,
                GSK-44,Gasket,门封条,12.00,CNY,,,,,
                """);
        http().importCsv("models", hq, """
                productModel,name,nameZh,partNumber
                BCD-215K,Fridge 215 K,215K冰箱,DHF-215K
                BCD-215KA,Fridge 215 KA,215KA冰箱,DHF-215KA
                BCD-215KA,Fridge 215 KA,215KA冰箱,GSK-44
                """);
        Await.until(() -> items(http().get("/api/parts?productModel=BCD-215KA", hq), "partNumber")
                        .size()
                == 2);
    }

    private Http http() {
        return neighbours.http();
    }

    private static List<String> items(Answer page, String member) {
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(item -> item.get(member).asString())
                .toList();
    }

    @Test
    void the_catalogue_knows_which_part_fits_which_model_however_alike_their_numbers_are() {
        assertThat(items(http().get("/api/parts?productModel=BCD-215KA", station), "partNumber"))
                .containsExactly("DHF-215KA", "GSK-44");
        assertThat(items(http().get("/api/parts?productModel=BCD-215K", station), "partNumber"))
                .containsExactly("DHF-215K");
        assertThat(http().get("/api/models/BCD-215KA", station).body().at("/partNumbers"))
                .hasSize(2);
        assertThat(http().get("/api/models/BCD-215KAA", station).status()).isEqualTo(404);
        assertThat(items(http().get("/api/models?partNumber=DHF-215K", station), "productModel"))
                .containsExactly("BCD-215K");
    }

    @Test
    void a_carrier_sees_the_sites_and_neither_parts_nor_models_nor_stock() {
        String carrier = TestTokens.carrier("CR-01");
        assertThat(http().get("/api/sites", carrier).status()).isEqualTo(200);
        assertThat(http().get("/api/sites/HQ", carrier).status()).isEqualTo(200);
        for (String path : List.of(
                "/api/parts",
                "/api/parts/DHF-215K",
                "/api/models",
                "/api/models/BCD-215K",
                "/api/stock",
                "/api/stock/HQ/DHF-215K")) {
            Answer refused = http().get(path, carrier);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text("/detail")).startsWith("Your role CARRIER does not allow you to read ");
        }
    }

    @Test
    void a_part_is_found_by_its_number_and_by_words_in_either_language() {
        Answer part = http().get("/api/parts/DHF-215K", station);
        assertThat(part.text("/supersededBy")).isEqualTo("DHF-215KA");
        assertThat(part.text("/supersededFrom")).isEqualTo("2027-03-01");
        assertThat(part.text("/unitPrice/amount")).isEqualTo("36.00");
        for (String query : List.of("dhf-215k", "DHF-215K", "DOOR%20HINGE,%20LOWER", "%E4%B8%8B%E9%97%A8%E9%93%B0")) {
            assertThat(items(http().get("/api/parts?query=" + query, station), "partNumber"))
                    .as(query)
                    .contains("DHF-215K", "DHF-215KA");
        }
        assertThat(items(http().get("/api/parts?query=215ka", station), "partNumber"))
                .containsExactly("DHF-215KA");
    }

    @Test
    void a_number_with_two_letters_swapped_is_no_part() {
        Answer unknown = http().get("/api/parts/DFH-215KA", station);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("not-found");
        assertThat(unknown.headers().get("content-type")).startsWith("application/problem+json");
        assertThat(items(http().get("/api/parts?query=DFH-215KA", station), "partNumber"))
                .isEmpty();
        // Neither sign is a wildcard.
        assertThat(items(http().get("/api/parts?query=DHF_215KA", station), "partNumber"))
                .isEmpty();
        assertThat(items(http().get("/api/parts?query=DHF%25", station), "partNumber"))
                .isEmpty();
    }

    @Test
    void every_site_sees_the_stock_of_all_sites_and_a_carrier_none() {
        String part = neighbours.part();
        neighbours.stocked("HQ", part, 3);
        for (String anySite :
                List.of(station, TestTokens.station("S-HZ-02"), TestTokens.centre("C-NB"), hq, TestTokens.ops())) {
            assertThat(http().get("/api/stock/HQ/" + part, anySite).text("/availableToPromise"))
                    .isEqualTo("3");
            assertThat(items(http().get("/api/stock?partNumber=" + part, anySite), "siteId"))
                    .containsExactly("HQ");
        }
        for (String path : List.of("/api/stock", "/api/stock/HQ/" + part)) {
            assertThat(http().get(path, TestTokens.carrier("CR-01")).status()).isEqualTo(403);
        }
        assertThat(http().get("/api/stock/C-NB/" + part, station).status()).isEqualTo(404);
    }

    @Test
    void without_a_good_token_there_is_nothing_to_see() {
        for (String path : List.of(
                "/api/stock",
                "/api/stock/HQ/DHF-215K",
                "/api/parts",
                "/api/models",
                "/api/sites",
                "/api/reservations",
                "/api/reservations/SO-A-1",
                "/api/stock/import/IMP-1",
                "/ops/followers")) {
            for (String bad :
                    new String[] {null, "nonsense", TestTokens.forged("S-TZ-01"), TestTokens.expired("S-TZ-01")}) {
                assertThat(http().get(path, bad).status()).as(path).isEqualTo(401);
            }
        }
        assertThat(http().csv("/api/stock/import", TestTokens.forged("HQ"), STOCK)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void bad_questions_are_refused_clearly() {
        for (String path : List.of(
                "/api/stock?limit=few",
                "/api/stock?cursor=nonsense",
                "/api/stock?cursor=WyJ4Il0",
                "/api/stock?siteId=%00",
                "/api/stock/HQ/DHF-215K?asOf=yesterday",
                "/api/stock?limit=0",
                "/api/stock?limit=201",
                "/api/parts?query=%00",
                "/api/parts?productModel=%0A",
                "/api/models?partNumber=%00",
                "/api/parts?cursor=nonsense",
                "/api/models?cursor=WyJ4IiwieSJd",
                "/api/sites?kind=SHOP")) {
            Answer answer = http().get(path, hq);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
        }
        for (String path : List.of(
                "/api/stock/C-XX/DHF-215K", "/api/stock/HQ/DFH-215KA", "/api/sites/C-XX", "/api/stock/import/IMP-1")) {
            assertThat(http().get(path, hq).status()).as(path).isEqualTo(404);
        }
        Answer lacking = http().csv("/api/stock/import", hq, "siteId,partNumber\nHQ,DHF-215K\n");
        assertThat(lacking.status()).isEqualTo(400);
        assertThat(lacking.text("/detail")).contains("it lacks quantity, reference");
        assertThat(http().csv("/api/spoons/import", hq, STOCK).status()).isEqualTo(404);
        assertThat(http().post("/api/stock", hq, Map.of()).status()).isEqualTo(405);
    }

    @Test
    void stock_is_told_as_it_was_at_any_instant() {
        String part = neighbours.part();
        Instant before = Instant.now();
        neighbours.stocked("HQ", part, 3);
        Instant between = Instant.now();
        neighbours.receive("HQ", part, 2);
        neighbours.awaitStock("HQ", part, 5, 0, 0, 0);
        String path = "/api/stock/HQ/" + part + "?asOf=";
        assertThat(http().get(path + between, station).text("/onHand")).isEqualTo("3");
        assertThat(http().get(path + Instant.now(), station).text("/availableToPromise"))
                .isEqualTo("5");
        assertThat(http().get(path + before, station).status()).isEqualTo(404);
    }

    @Test
    void lists_are_paged_by_cursor_without_gaps_or_repetitions() {
        String part = neighbours.part();
        List<String> sites = List.of("C-HZ", "C-NB", "C-WZ", "HQ", "S-TZ-01");
        sites.forEach(site -> neighbours.stocked(site, part, 1));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = http().get("/api/stock?limit=2&partNumber=%s&cursor=%s".formatted(part, cursor), station);
            seen.addAll(items(page, "siteId"));
            cursor = page.body().hasNonNull("nextCursor") ? page.text("/nextCursor") : null;
        }
        assertThat(seen).isEqualTo(sites);
        assertThat(items(http().get("/api/sites?kind=STATION&limit=1", station), "siteId"))
                .hasSize(1);
        assertThat(items(http().get("/api/stock?siteId=C-WZ&partNumber=" + part, station), "siteId"))
                .containsExactly("C-WZ");
    }

    /** Every row of a projection's tables, as text, in order. */
    private List<String> rows(String table) {
        return jdbc.queryForList("select t::text from %s t order by 1".formatted(table), String.class);
    }

    private long rebuilt(String projection) {
        assertThat(http().post("/ops/followers/%s/rebuild".formatted(projection), hq, Map.of())
                        .status())
                .isEqualTo(403);
        http().post("/ops/followers/%s/rebuild".formatted(projection), TestTokens.ops(), Map.of());
        Answer done = Await.until(
                () -> http().get("/ops/followers/" + projection, TestTokens.ops()),
                standing -> !standing.text("/rebuild/state").equals("RUNNING"));
        assertThat(done.text("/rebuild/state")).isEqualTo("DONE");
        return done.body().at("/rebuild/differingRows").asLong();
    }

    @Test
    void a_rebuild_gives_the_rows_that_were_there() {
        String part = neighbours.part();
        neighbours.stocked("C-NB", part, 5);
        String line = neighbours.approved(part);
        neighbours.awaitReserved(line, 1, "C-NB");
        neighbours.awaitStock("C-NB", part, 5, 1, 0, 0);
        Await.until(() -> !rows("reservation").isEmpty());
        Map<String, List<String>> projections = Map.of(
                "availability", List.of("stock_level"),
                "parts", List.of("part"),
                "models", List.of("model", "model_part"),
                "network", List.of("site"),
                "reservations", List.of("reservation"));
        projections.forEach((projection, tables) -> {
            List<List<String>> live = tables.stream().map(this::rows).toList();
            assertThat(live).allSatisfy(rows -> assertThat(rows).isNotEmpty());
            assertThat(rebuilt(projection)).as(projection).isZero();
            assertThat(tables.stream().map(this::rows).toList()).isEqualTo(live);
        });
    }

    @Test
    void a_rebuild_finds_and_mends_a_row_that_was_wrong() {
        String part = neighbours.part();
        neighbours.stocked("HQ", part, 5);
        jdbc.update("update stock_level set on_hand = 50 where part_number = ?", part);
        assertThat(rebuilt("availability")).isPositive();
        neighbours.awaitStock("HQ", part, 5, 0, 0, 0);
        neighbours.receive("HQ", part, 1);
        neighbours.awaitStock("HQ", part, 6, 0, 0, 0);
    }

    @Test
    void every_row_says_what_the_events_of_its_stock_item_say() {
        List<String> items = jdbc.queryForList(
                "select distinct aggregate_id from event_log where aggregate_type = 'stock'", String.class);
        assertThat(items).isNotEmpty();
        for (String item : items) {
            Await.until(() -> {
                StockState state = stock.of(item);
                return jdbc.queryForList(
                                "select on_hand || ' ' || allocated || ' ' || in_transit || ' ' || quarantined from stock_level where 'stock:' || part_number || '@' || site_id = ?",
                                String.class,
                                item)
                        .equals(List.of("%d %d %d %d"
                                .formatted(state.onHand(), state.allocated(), state.inTransit(), state.quarantined())));
            });
        }
    }
}
