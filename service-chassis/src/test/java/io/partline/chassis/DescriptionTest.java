package io.partline.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ApiRules;
import io.partline.chassis.testing.Http;
import io.partline.sample.SampleUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of a service is enough to generate a client from, and the rules see when it is not. */
@SampleUnderTest
class DescriptionTest {
    @LocalServerPort
    int port;

    private JsonNode served() {
        return new Http(port).get("/v3/api-docs", null).body();
    }

    @Test
    void what_is_served_keeps_the_rules_but_for_the_examples_of_the_sample() {
        assertThat(ApiRules.broken(served()))
                .filteredOn(rule -> !rule.contains("example"))
                .isEmpty();
    }

    @Test
    void each_rule_finds_its_planted_fault() {
        assertThat(planted("/paths/~1api~1jars/post/responses", responses -> responses.remove("422")))
                .anyMatch(rule -> rule.contains("putJar") && rule.contains("422"));
        assertThat(planted("/paths/~1api~1jars/post", operation -> operation.remove("parameters")))
                .anyMatch(rule -> rule.contains("Idempotency-Key"));
        assertThat(planted("/paths/~1api~1jars/post", operation -> operation.put("operationId", "put_1")))
                .anyMatch(rule -> rule.contains("put_1"));
        assertThat(planted("/paths/~1api~1jars/post/responses/201", created -> created.remove("headers")))
                .anyMatch(rule -> rule.contains("Location"));
        assertThat(planted(
                        "/paths/~1api~1jars/post/responses",
                        responses -> responses.set("200", responses.remove("201"))))
                .anyMatch(rule -> rule.contains("putJar") && rule.contains("201"));
        assertThat(planted("/components/schemas/State", state -> state.remove("required")))
                .anyMatch(rule -> rule.contains("State") && rule.contains("required"));
        assertThat(planted("/components/schemas/State", state -> state.remove("example")))
                .anyMatch(rule -> rule.contains("State") && rule.contains("example"));
        assertThat(planted("/components/schemas/State/example", example -> example.put("marbles", "many")))
                .anyMatch(rule -> rule.contains("State") && rule.contains("marbles"));
        assertThat(planted(
                        "/paths/~1api~1jars~1{jar}/get/responses/200",
                        answer -> answer.putObject("content").putObject("*/*")))
                .anyMatch(rule -> rule.contains("*/*"));
        assertThat(planted(
                        "/paths/~1api~1jars/post/responses/400/content/application~1problem+json",
                        problem -> problem.remove("examples")))
                .anyMatch(rule -> rule.contains("putJar 400") && rule.contains("example"));
        assertThat(planted("/paths/~1api~1jars/post/responses", responses -> responses.remove("413")))
                .anyMatch(rule -> rule.contains("413"));
    }

    private List<String> planted(String place, java.util.function.Consumer<ObjectNode> fault) {
        JsonNode description = served();
        fault.accept((ObjectNode) description.at(place));
        return ApiRules.broken(description);
    }
}
