package io.partline.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.partline.chassis.events.EventJson;
import io.partline.chassis.partners.PublicEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both sides of a contract: what is published fits its schema, and what is consumed reads the contract's example. */
public final class ContractSchemas {
    private static final String IDS = "https://partline.io/contracts/events/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(id -> id.startsWith(IDS) ? resource(id.substring(IDS.length())) : null));

    private ContractSchemas() {}

    /** The publisher's side: the body fits the schema, and says nothing that the schema does not describe. */
    public static void verifyPublished(PublicEvent event) {
        JsonNode body = EventJson.mapper().readTree(EventJson.write(event.data()));
        verify(event.type(), body);
        JsonNode schema = EventJson.mapper().readTree(resource(event.type() + ".schema.json"));
        body.propertyNames()
                .forEach(name -> assertThat(schema.path("properties").has(name))
                        .as("%s says '%s', which its schema does not describe", event.type(), name)
                        .isTrue());
    }

    /** The body fits the schema of its type. */
    public static void verify(String type, JsonNode body) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(IDS + type + ".schema.json"));
        List<Error> errors = schema.validate(
                body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        assertThat(errors).as("%s: %s", type, body).isEmpty();
    }

    /** The contract's example, as it is. */
    public static String example(String type) {
        return resource(type + ".example.json");
    }

    /**
     * The consumer's side: its view of the contract's example. Every member of the view must be told by the example, and
     * the view must still be readable when an enumeration has a value that is not known yet: enumerations are open.
     */
    public static <T> T readExample(String type, Class<T> view) {
        JsonNode example = EventJson.mapper().readTree(example(type));
        for (String tomorrow : withValuesOfTomorrow(type, example)) {
            assertThatCode(() -> EventJson.read(tomorrow, view))
                    .as("%s read from %s with a new value in an enumeration", view.getSimpleName(), type)
                    .doesNotThrowAnyException();
        }
        for (var component : view.getRecordComponents()) {
            assertThat(example.has(component.getName()))
                    .as("%s is read from %s, which does not tell it", component.getName(), type)
                    .isTrue();
        }
        return EventJson.read(example.toString(), view);
    }

    /** The example again for each enumeration of its schema, with a value there that the schema does not name. */
    static List<String> withValuesOfTomorrow(String type, JsonNode example) {
        List<String> changed = new ArrayList<>();
        JsonNode schema = EventJson.mapper().readTree(resource(type + ".schema.json"));
        for (JsonPointer place : enumerations(schema, JsonPointer.empty())) {
            JsonNode copy = example.deepCopy();
            if (!copy.at(place).isMissingNode()) {
                ((ObjectNode) copy.at(place.head())).put(place.last().getMatchingProperty(), "A_VALUE_OF_TOMORROW");
                changed.add(copy.toString());
            }
        }
        return changed;
    }

    /** In arrays the first element stands for all. */
    private static List<JsonPointer> enumerations(JsonNode schema, JsonPointer place) {
        List<JsonPointer> found = new ArrayList<>();
        if (schema.has("enum")) {
            found.add(place);
        }
        schema.path("properties")
                .properties()
                .forEach(member ->
                        found.addAll(enumerations(resolved(member.getValue()), place.appendProperty(member.getKey()))));
        if (schema.has("items")) {
            found.addAll(enumerations(resolved(schema.path("items")), place.appendIndex(0)));
        }
        return found;
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        if (reference.isEmpty()) {
            return schema;
        }
        String[] parts = reference.split("#", 2);
        return EventJson.mapper().readTree(resource(parts[0])).at(parts[1]);
    }

    private static String resource(String file) {
        try (InputStream in = ContractSchemas.class.getResourceAsStream("/contracts/events/" + file)) {
            assertThat(in).as("no contracts/events/%s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
