package io.partline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest extends GatewayScenario {
    @ParameterizedTest
    @CsvSource({
        "/api/parts, inventory, /api/parts",
        "/api/stock/HQ/DHF-215KA, inventory, /api/stock/HQ/DHF-215KA",
        "/api/models?limit=2, inventory, /api/models?limit=2",
        "/api/service-orders/SO-1/timeline, requests, /api/service-orders/SO-1/timeline",
        "/api/quotas/S-TZ-01, requests, /api/quotas/S-TZ-01",
        "/api/shipments?serviceOrderId=SO-1, logistics, /api/shipments?serviceOrderId=SO-1",
        "/ops/logistics/followers, logistics, /ops/followers",
        "/api/kpis/requests/fill-rate, requests, /api/kpis/requests/fill-rate",
        "/api/stock-counts, inventory, /api/stock-counts",
        "/api/transfers/T-1, inventory, /api/transfers/T-1",
        "/api/holds, inventory, /api/holds",
        "/api/part-suggestions?query=a%20b, requests, /api/part-suggestions?query=a%20b",
        "/api/service-levels, requests, /api/service-levels",
        "/api/bulletins, requests, /api/bulletins",
        "/api/tenders/T-1, logistics, /api/tenders/T-1",
        "/api/handling-units, logistics, /api/handling-units",
        "/api/%70arts/A, inventory, /api/%70arts/A",
    })
    void a_path_reaches_the_service_that_owns_it(String asked, String service, String reached) {
        Answer answer = http().get(asked, TestTokens.station("S-TZ-01"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/service")).isEqualTo(service);
        assertThat(answer.text("/path")).isEqualTo(reached);
    }

    @Test
    void a_post_arrives_whole_and_its_answer_comes_back_whole() {
        Answer answer = http().post("/api/service-orders", TestTokens.station("S-TZ-02"), Map.of("a", 1), "key-1");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("location", "/api/service-orders/SO-1");
        assertThat(answer.text("/body")).isEqualTo("{'a':1}");
        assertThat(answer.text("/key")).isEqualTo("key-1");
        assertThat(answer.body().path("authorization").asBoolean())
                .as("the services check the token again")
                .isTrue();
        assertThat(answer.text("/trace")).as("the trace begins at the gateway").startsWith("00-");
    }

    @Test
    void nobody_comes_in_without_a_good_token() {
        for (String token :
                new String[] {null, "nonsense", TestTokens.forged("S-TZ-01"), TestTokens.expired("S-TZ-01")}) {
            Answer answer = http().get("/api/parts", token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("unauthenticated");
            assertThat(answer.text("/detail"))
                    .as("no issuer stands behind this gateway, so no address of one is named")
                    .doesNotContain("/oauth2/token")
                    .contains("issuer");
        }
        assertThat(http().get("/openapi/inventory", null).text("/path")).isEqualTo("/v3/api-docs");
        assertThat(http().get("/actuator/health/readiness", null).status()).isEqualTo(200);
    }

    @Test
    void a_service_that_does_not_answer_is_a_503_that_says_so() {
        for (String path : new String[] {"/api/returns", "/api/core-deposits", "/api/recalls"}) {
            Answer answer = http().get(path, TestTokens.hq());
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("service-unavailable");
        }
    }

    @Test
    void an_unknown_path_is_a_404_that_says_where_to_look() {
        Answer answer = http().get("/api/fridges", TestTokens.hq());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/detail")).contains("/docs");
        assertThat(http().get("/oauth2/jwks", TestTokens.hq()).status())
                .as("no issuer is configured, so there is none")
                .isEqualTo(404);
    }
}
