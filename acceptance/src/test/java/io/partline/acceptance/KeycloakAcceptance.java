package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.local.story.Story;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The platform with tokens of a real Keycloak. Not in every build: {@code mvn -Pkeycloak -pl acceptance -am verify}.
 */
class KeycloakAcceptance {
    /** How far the clocks of an issuer and a service may differ. */
    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private static final String ORDERS = "/api/service-orders";
    private static String shortLived;
    private static Instant shortLivedUntil;

    @BeforeAll
    static void a_token_begins_to_run_out() {
        shortLived = Partline.keycloak().token(BadClients.SHORT_LIVED);
        shortLivedUntil = Instant.now().plusSeconds(1);
    }

    @Test
    void every_role_of_the_demo_plays_its_part_in_the_story() {
        assertThat(Story.play(Partline.gateway(), Partline.keycloak().tokens(), System.out))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HQ", "S-TZ-01", "C-HZ", "C-NB", "CR-01", "CR-06", "OPS"})
    void every_system_is_who_it_says(String client) {
        assertThat(ask(ORDERS, Partline.keycloak().token(client)).status()).isIn(200, 403);
        Answer operators = ask("/ops/inventory/followers", Partline.keycloak().token(client));
        assertThat(operators.status()).isEqualTo(client.equals("OPS") ? 200 : 403);
    }

    @Test
    void a_person_is_known_by_name_and_acts_for_the_site() {
        String li = Partline.keycloak().tokenOfPerson("C-HZ.li");
        Answer order = new Http(Partline.gateway())
                .post(
                        ORDERS,
                        li,
                        Map.of(
                                "stationId", "S-TZ-01",
                                "productModel", "BCD-215KA",
                                "serialNumber", "KA2002-0723",
                                "priority", "CUSTOMER_DOWN",
                                "lines", List.of(Map.of("partNumber", "DHF-215KA", "quantity", 1))));
        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(order.text("/homeCentreId")).isEqualTo("C-HZ");
        assertThat(ask(
                                ORDERS + "/" + order.text("/serviceOrderId"),
                                Partline.keycloak().token("C-NB"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {BadClients.OTHER_AUDIENCE, BadClients.TWO_ROLES, BadClients.NO_SITE})
    void a_token_with_one_thing_wrong_is_refused(String client) {
        refused(Partline.keycloak().token(client));
    }

    @Test
    void a_token_of_another_realm_is_refused() {
        refused(Partline.keycloak().tokenOfTheOtherRealm("S-TZ-01"));
    }

    @Test
    void an_expired_token_is_refused() throws InterruptedException {
        Thread.sleep(
                Duration.between(Instant.now(), shortLivedUntil.plus(TOLERATED).plusSeconds(1))
                        .toMillis());
        refused(shortLived);
    }

    /** At the door, and by each service itself, with words that say what to do. */
    private static void refused(String token) {
        for (String door : List.of("GATEWAY", "INVENTORY", "REQUESTS", "LOGISTICS", "RETURNS")) {
            URI address = URI.create("http://localhost:" + Partline.port(door));
            Answer answer = new Http(address).get(ORDERS, token);
            assertThat(answer.status()).as(door + " " + answer.body()).isEqualTo(401);
            assertThat(answer.problem()).as(door).isEqualTo("unauthenticated");
            assertThat(answer.headers().get("www-authenticate")).as(door).contains("invalid_token");
            assertThat(answer.text("/detail")).as(door).contains("token").contains("issuer");
        }
    }

    private static Answer ask(String path, String token) {
        return new Http(Partline.gateway()).get(path, token);
    }
}
