package io.partline.chassis.description;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types as they are on the wire: a member that is not {@link Nullable} is always there. */
final class WireTypes implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (java != null && java.getRawClass().isRecord() && schema != null) {
            Schema<?> described = defined(schema, context);
            if (described.getProperties() != null) {
                described.setRequired(required(java.getRawClass(), described));
            }
        }
        return schema;
    }

    private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        Schema<?> defined = context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return defined == null ? schema : defined;
    }

    private static List<String> required(Class<?> type, Schema<?> described) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !nullable(component))
                .map(RecordComponent::getName)
                .filter(described.getProperties()::containsKey)
                .toList();
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
