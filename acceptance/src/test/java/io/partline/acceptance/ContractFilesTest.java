package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.testing.ContractSchemas;
import io.partline.chassis.testing.EventMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The contract files agree with each other; no service is needed for that. */
class ContractFilesTest {
    private static final Path CONTRACTS =
            Path.of(System.getProperty("partline.root")).resolve("contracts");
    private static final String SCHEMA = ".schema.json";

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS.resolve("events"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SCHEMA) && !name.startsWith("common"))
                    .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void every_schema_has_an_example_that_fits_and_shows_every_member() throws IOException {
        for (String type : types()) {
            JsonNode example = EventJson.mapper().readTree(ContractSchemas.example(type));
            ContractSchemas.verify(type, example);
            JsonNode schema =
                    EventJson.mapper().readTree(Files.readString(CONTRACTS.resolve("events/" + type + SCHEMA)));
            assertThat(example.propertyNames())
                    .as(type)
                    .containsExactlyInAnyOrderElementsOf(
                            schema.path("properties").propertyNames());
        }
    }

    @Test
    void the_topics_are_described_with_every_event() throws IOException {
        Map<String, Object> api =
                new Yaml().load(Files.readString(CONTRACTS.resolve("asyncapi/partline.asyncapi.yaml")));
        Map<String, Map<String, Object>> channels = at(api, "channels");
        Set<String> described = channels.values().stream()
                .flatMap(channel ->
                        ContractFilesTest.<Map<String, Map<String, String>>>at(channel, "messages").values().stream())
                .map(message -> message.get("$ref").replace("#/components/messages/", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(types());
        Map<String, Map<String, Object>> components = at(api, "components");
        assertThat(components.get("messages").keySet()).isEqualTo(types());
    }

    @Test
    void the_map_names_every_event() throws IOException {
        Set<String> mapped = Stream.of("inventory", "requests", "logistics", "returns", "carriers")
                .map(EventMap::publishedBy)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped).isEqualTo(types());
        assertThat(List.copyOf(mapped)).hasSizeGreaterThan(20);
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Map<String, ?> map, String key) {
        return (T) map.get(key);
    }
}
