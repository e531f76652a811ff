package io.partline.chassis.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.partline.chassis.imports.CsvImport;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Paths as a client finds them at the gateway, by resource; of imports only the collections that this service takes; and a
 * page as an example of every list.
 */
final class PathsAtTheGateway implements GlobalOpenApiCustomizer {
    private final String service;
    private final List<CsvImport> imports;

    PathsAtTheGateway(String service, List<CsvImport> imports) {
        this.service = service;
        this.imports = imports;
    }

    @Override
    public void customise(OpenAPI description) {
        Paths paths = new Paths();
        description.getPaths().forEach((path, item) -> {
            String resource = path.split("/")[2];
            boolean ofImports = resource.equals("{collection}");
            if (ofImports) {
                item.readOperations().forEach(this::nameCollections);
            }
            item.readOperations().forEach(operation -> operation.setTags(List.of(ofImports ? "imports" : resource)));
            paths.addPathItem(path.replaceFirst("^/ops/", "/ops/" + service + "/"), item);
        });
        description.setPaths(paths);
        description.setTags(null);
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            if (name.startsWith("Page") && schema.getProperties() != null) {
                schema.setExample(page(schema, schemas));
            }
        });
    }

    private void nameCollections(Operation operation) {
        operation.getParameters().stream()
                .filter(parameter -> "collection".equals(parameter.getName()))
                .forEach(parameter -> parameter.setSchema(new Schema<String>()
                        .type("string")
                        ._enum(imports.stream().map(CsvImport::collection).toList())));
        MediaType file = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().get("text/csv");
        if (file != null && !imports.isEmpty()) {
            file.schema(
                    new StringSchema().description("RFC 4180 in UTF-8 with a header; the order of columns is free"));
            file.example(String.join(",", imports.getFirst().columns()) + "\r\n");
        }
    }

    /** One record and the way to the next page. */
    private static ObjectNode page(Schema<?> page, Map<String, Schema> schemas) {
        ObjectNode example = JsonNodeFactory.instance.objectNode();
        Schema<?> items = page.getProperties().get("items");
        Schema<?> item = items == null ? null : items.getItems();
        if (item != null && item.get$ref() != null) {
            String reference = item.get$ref();
            Schema<?> described = schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
            if (described != null && described.getExample() instanceof JsonNode one) {
                example.putArray("items").add(one);
            }
        }
        return example.put("nextCursor", "WyIyMDI2LTExLTIzVDA2OjAyOjEwWiIsIlgtMSJd");
    }
}
