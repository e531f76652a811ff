package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.NotFound;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Page;
import io.partline.inventory.catalogue.Catalogue.ModelView;
import io.partline.inventory.catalogue.Catalogue.PartView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CatalogueApi {
    /** A part as clients see it. */
    record PartBody(
            String partNumber,
            String description,
            String descriptionZh,
            Money unitPrice,
            @Nullable String gtin,
            @Nullable String supersededBy,
            @Nullable LocalDate supersededFrom,
            PartDetails.@Nullable Interchangeability interchangeability,
            @Nullable Boolean useUp) {
        static PartBody of(PartView view) {
            PartDetails d = view.details();
            return new PartBody(
                    view.partNumber(),
                    d.description(),
                    d.descriptionZh(),
                    d.unitPrice(),
                    d.gtin(),
                    d.supersededBy(),
                    d.supersededFrom(),
                    d.interchangeability(),
                    d.useUp());
        }
    }

    record ModelBody(String productModel, String name, String nameZh, List<String> partNumbers) {}

    private final Catalogue catalogue;

    CatalogueApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Operation(summary = "Parts by number; by text or model if named")
    @GetMapping("/api/parts")
    Page<PartBody> parts(
            @RequestParam(required = false)
                    @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must hold no control characters")
                    @Nullable
                    String query,
            @RequestParam(required = false)
                    @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must hold no control characters")
                    @Nullable
                    String model,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        List<PartBody> parts = catalogue.parts(query, model, Cursor.parse(cursor), size + 1).stream()
                .map(PartBody::of)
                .toList();
        return Page.of(parts, size, part -> Cursor.of(part.partNumber()));
    }

    @Operation(summary = "One part")
    @GetMapping("/api/parts/{partNumber}")
    PartBody part(@PathVariable String partNumber) {
        return catalogue.find(partNumber).map(PartBody::of).orElseThrow(() -> NotFound.of("part", partNumber));
    }

    @Operation(summary = "Product models by number")
    @GetMapping("/api/models")
    Page<ModelView> models(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(
                catalogue.models(Cursor.parse(cursor), size + 1), size, model -> Cursor.of(model.productModel()));
    }

    @Operation(summary = "One product model with the parts that fit it")
    @GetMapping("/api/models/{productModel}")
    ModelBody model(@PathVariable String productModel) {
        return catalogue
                .model(productModel)
                .map(m -> new ModelBody(m.productModel(), m.name(), m.nameZh(), catalogue.partNumbersOf(productModel)))
                .orElseThrow(() -> NotFound.of("product model", productModel));
    }
}
