package io.partline.chassis.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Paths as a client finds them at the gateway, and of imports only the collections that this service takes. */
final class PathsAtTheGateway implements GlobalOpenApiCustomizer {
    private final String service;
    private final List<String> collections;

    PathsAtTheGateway(String service, List<String> collections) {
        this.service = service;
        this.collections = collections;
    }

    @Override
    public void customise(OpenAPI description) {
        Paths paths = new Paths();
        description.getPaths().forEach((path, item) -> {
            paths.addPathItem(path.replaceFirst("^/ops/", "/ops/" + service + "/"), item);
            if (path.startsWith("/api/{collection}/")) {
                nameCollections(item);
            }
        });
        description.setPaths(paths);
    }

    private void nameCollections(PathItem item) {
        for (Operation operation : item.readOperations()) {
            operation.getParameters().stream()
                    .filter(parameter -> "collection".equals(parameter.getName()))
                    .forEach(parameter -> parameter.setSchema(
                            new Schema<String>().type("string")._enum(collections)));
        }
    }
}
