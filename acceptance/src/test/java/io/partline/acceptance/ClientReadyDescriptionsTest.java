package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.ApiRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the descriptions that are kept a client can be generated. */
class ClientReadyDescriptionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static JsonNode kept(String service) throws IOException {
        return JSON.readTree(Files.readString(Path.of(System.getProperty("partline.root"))
                .resolve("contracts/openapi/%s.openapi.json".formatted(service))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inventory", "requests", "logistics", "returns"})
    void it_tells_all_that_a_generator_asks(String service) throws IOException {
        assertThat(ApiRules.broken(kept(service))).isEmpty();
    }

    /** Operators' endpoints are the same in each; what a service is for has a name of its own. */
    @Test
    void no_two_services_call_an_operation_the_same() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String service : List.of("inventory", "requests", "logistics", "returns")) {
            kept(service).path("paths").properties().stream()
                    .filter(path ->
                            !path.getKey().startsWith("/ops/") && !path.getKey().startsWith("/api/{collection}/"))
                    .flatMap(path -> path.getValue().valueStream())
                    .map(operation -> operation.path("operationId").asString())
                    .forEach(id -> assertThat(seen.add(id)).as(id).isTrue());
        }
    }
}
