package io.partline.inventory.model;

import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** Something names a product model that nobody has registered. */
final class UnknownModel extends Refusal {
    UnknownModel(String productModel) {
        super(
                Kind.UNACCEPTABLE,
                "unknown-model",
                "There is no product model %s; import it first.".formatted(productModel),
                Map.of("productModel", productModel));
    }
}
