package io.partline.logistics.partners;

import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads what carriers write by the letter of the contract: a number is no constant and no instant, a text is no number, a
 * fraction is no whole number, and nothing stands for what is left out.
 */
final class CarriersReader {
    /** As constants of enumerations are published, those of tomorrow too. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    private static final Pattern DATE_AND_TIME = Pattern.compile("[^Tt]+[Tt][^Tt]+");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .withCoercionConfigDefaults(coercion -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    coercion.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, instants())
                    .setDeserializerModifier(new Words()))
            .build();

    private CarriersReader() {}

    /** What is looked at first. */
    private record Kind(CarriersEvents.@Nullable Type type) {}

    /**
     * Of a milestone of tomorrow nothing but that it is one.
     *
     * @throws JacksonException if it is no JSON object, or a member is not written as the contract says
     */
    static @Nullable MilestoneReported read(String body) {
        Kind kind = MAPPER.readValue(body, Kind.class);
        return kind != null && kind.type() == CarriersEvents.Type.OTHER
                ? new MilestoneReported(null, CarriersEvents.Type.OTHER, null, null, null, null, null)
                : MAPPER.readValue(body, MilestoneReported.class);
    }

    /** With numbers as they are written; a missing one if it is no JSON, or a number in it has an exponent beyond all bounds. */
    static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException | NumberFormatException _) {
            return MissingNode.getInstance();
        }
    }

    static boolean isReadable(JsonNode value, Class<?> type) {
        try {
            MAPPER.treeToValue(value, type);
            return true;
        } catch (JacksonException _) {
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private static ValueDeserializer<Instant> instants() {
        return (ValueDeserializer<Instant>)
                (ValueDeserializer<?>) new Written(DATE_AND_TIME, InstantDeserializer.INSTANT);
    }

    private static final class Words extends ValueDeserializerModifier {
        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> constants) {
            return new Written(WORD, constants);
        }
    }

    /** Takes text of this form only. */
    private static final class Written extends DelegatingDeserializer {
        private final Pattern form;

        Written(Pattern form, ValueDeserializer<?> then) {
            super(then);
            this.form = form;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> then) {
            return new Written(form, then);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)
                    || !form.matcher(json.getString()).matches()) {
                throw MismatchedInputException.from(json, handledType(), "is no text of the form " + form);
            }
            return super.deserialize(json, context);
        }
    }
}
