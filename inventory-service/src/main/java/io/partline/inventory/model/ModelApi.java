package io.partline.inventory.model;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.OneLine;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.partline.inventory.model.Models.ModelSummary;
import io.partline.inventory.model.Models.ModelView;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Refuses(Forbidden.class)
@RestController
class ModelApi {
    private final Models models;

    ModelApi(Models models) {
        this.models = models;
    }

    private static void mayRead(Caller caller) {
        caller.require("read-models", Role.STATION, Role.CENTRE, Role.HQ, Role.OPS);
    }

    @Operation(
            summary = "The product models, by number",
            description = "partNumber leaves only the models that the part fits.")
    @GetMapping("/api/models")
    Page<ModelSummary> listModels(
            @RequestParam(required = false) @OneLine @Nullable String partNumber,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        mayRead(caller);
        int size = Page.limit(limit);
        return Page.of(
                models.list(partNumber, Cursor.parse(cursor), size + 1),
                size,
                model -> Cursor.of(model.productModel()));
    }

    @Operation(summary = "One product model with the parts that fit it")
    @GetMapping("/api/models/{productModel}")
    ModelView getModel(@PathVariable String productModel, Caller caller) {
        mayRead(caller);
        return models.find(productModel).orElseThrow(() -> NotFound.of("product-model", productModel));
    }
}
