package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API descriptions that are kept are the ones the services give. */
class DescriptionIT {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** To keep a changed description on purpose: {@code mvn verify -Dpartline.keep-descriptions=true}. */
    @ParameterizedTest
    @ValueSource(strings = {"inventory", "requests", "logistics", "returns"})
    void the_kept_description_is_the_one_served(String service) throws IOException {
        JsonNode served =
                new Http(Partline.gateway()).get("/openapi/" + service, null).body();
        assertThat(served.path("openapi").asString()).startsWith("3.1");
        Path kept = Path.of(System.getProperty("partline.root"))
                .resolve("contracts/openapi/%s.openapi.json".formatted(service));
        if (Boolean.getBoolean("partline.keep-descriptions")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, JSON.writeValueAsString(served) + "\n");
        }
        assertThat(served)
                .as("the API of %s changed; if that is meant, keep it with -Dpartline.keep-descriptions=true", service)
                .isEqualTo(JSON.readTree(Files.readString(kept)));
    }

    @Test
    void one_page_shows_them_all() {
        JsonNode page = new Http(Partline.gateway())
                .get("/v3/api-docs/swagger-config", null)
                .body();
        assertThat(page.path("urls"))
                .extracting(url -> url.path("name").asString())
                .containsExactlyInAnyOrder("inventory", "requests", "logistics", "returns");
    }
}
