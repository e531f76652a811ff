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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
        Set<String> sent = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (Path file : topicDescriptions()) {
            Map<String, Object> api = new Yaml().load(Files.readString(file));
            Map<String, Map<String, Object>> channels = at(api, "channels");
            channels.values().stream()
                    .flatMap(channel ->
                            ContractFilesTest.<Map<String, Map<String, String>>>at(channel, "messages")
                                    .values()
                                    .stream())
                    .map(message -> message.get("$ref").replace("#/components/messages/", ""))
                    .forEach(sent::add);
            Map<String, Map<String, Object>> components = at(api, "components");
            described.addAll(components.get("messages").keySet());
        }
        assertThat(sent).isEqualTo(types());
        assertThat(described).isEqualTo(types());
    }

    @Test
    void what_a_description_of_topics_refers_to_is_there() throws IOException {
        for (Path file : topicDescriptions()) {
            Object api = new Yaml().load(Files.readString(file));
            List<String> references = references(api).toList();
            assertThat(references).as(file.toString()).isNotEmpty().allSatisfy(reference -> {
                if (reference.startsWith("#/")) {
                    Object found = api;
                    for (String step : reference.substring(2).split("/")) {
                        found = ((Map<?, ?>) Objects.requireNonNull(found, reference)).get(step);
                    }
                    assertThat(found).as(reference).isNotNull();
                } else {
                    assertThat(file.resolveSibling(reference)).exists();
                }
            });
        }
    }

    @Test
    void the_map_names_every_event() throws IOException {
        Set<String> mapped = everyone(EventMap::publishedBy);
        assertThat(mapped).isEqualTo(types()).hasSizeGreaterThan(20);
        assertThat(mapped).as("what somebody reacts to, somebody tells").containsAll(everyone(EventMap::reactedToBy));
    }

    private static Set<String> everyone(Function<String, Set<String>> events) {
        return Stream.of("inventory", "requests", "logistics", "returns", "carriers", "shippers")
                .map(events)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> topicDescriptions() throws IOException {
        try (Stream<Path> files = Files.list(CONTRACTS.resolve("asyncapi"))) {
            return files.filter(file -> file.toString().endsWith(".asyncapi.yaml"))
                    .toList();
        }
    }

    private static Stream<String> references(Object part) {
        return switch (part) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> entry.getKey().equals("$ref")
                                ? Stream.of((String) entry.getValue())
                                : references(entry.getValue()));
            case List<?> list -> list.stream().flatMap(ContractFilesTest::references);
            default -> Stream.empty();
        };
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Map<String, ?> map, String key) {
        return (T) map.get(key);
    }
}
