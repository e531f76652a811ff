package io.partline.requests.correction;

import io.partline.requests.catalogue.KnownPart;
import io.partline.requests.catalogue.KnownParts;
import io.partline.requests.correction.PartIdentificationRefusal.PartDoesNotFit;
import io.partline.requests.correction.PartIdentificationRefusal.UnknownModel;
import io.partline.requests.correction.PartIdentificationRefusal.UnknownPart;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Checks that what was typed can be what is meant. */
@Component
public class PartIdentification {
    private final KnownParts parts;
    private final Corrections corrections;

    PartIdentification(KnownParts parts, Corrections corrections) {
        this.parts = parts;
        this.corrections = corrections;
    }

    /**
     * The parts as known, by number.
     *
     * @throws PartIdentificationRefusal if model or a part is unknown, or a part does not fit
     */
    public Map<String, KnownPart> check(Appliance appliance, List<String> typed) {
        String productModel = appliance.productModel();
        List<KnownPart> fitting = parts.partsFitting(productModel);
        Map<String, KnownPart> right =
                fitting.stream().collect(Collectors.toMap(KnownPart::partNumber, Function.identity()));
        List<String> wrong = typed.stream()
                .filter(number -> !right.containsKey(number))
                .distinct()
                .toList();
        if (wrong.isEmpty()) {
            return right;
        }
        if (!parts.knowsModel(productModel)) {
            throw new UnknownModel(productModel, Suggestions.models(productModel, parts.models()));
        }
        Map<String, KnownPart> elsewhere = parts.parts(wrong);
        List<String> unknown =
                wrong.stream().filter(number -> !elsewhere.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            List<String> unknownFirst =
                    Stream.concat(unknown.stream(), wrong.stream()).distinct().toList();
            throw new UnknownPart(appliance, unknownFirst, suggestions(productModel, unknown.getFirst(), fitting));
        }
        throw new PartDoesNotFit(appliance, wrong, suggestions(productModel, wrong.getFirst(), fitting));
    }

    private List<Suggestion> suggestions(String productModel, String typed, List<KnownPart> fitting) {
        return Suggestions.parts(typed, productModel, fitting, corrections.times(productModel, typed));
    }
}
