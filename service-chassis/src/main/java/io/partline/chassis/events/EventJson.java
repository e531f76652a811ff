package io.partline.chassis.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON that is stored and published. Set apart from the JSON of the REST edge, so that a setting made there can
 * never change what is already in the log: ISO 8601 instants, plain decimals, absent instead of null.
 */
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Enumerations of others are open: where one has a constant @JsonEnumDefaultValue, an unknown value reads
            // as that.
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectReader METADATA = MAPPER.readerFor(new TypeReference<Map<String, String>>() {});

    private EventJson() {}

    public static String write(Object value) {
        return WRITER.writeValueAsString(value);
    }

    /** @throws JacksonException if the text is no JSON or does not fit the type */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    static Map<String, String> readMetadata(String json) {
        return json.equals("{}") ? Map.of() : METADATA.readValue(json);
    }

    /** For tests and tools that look at stored JSON as a tree. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
