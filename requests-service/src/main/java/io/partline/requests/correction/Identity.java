package io.partline.requests.correction;

import io.partline.requests.catalogue.Catalogue;
import io.partline.requests.catalogue.KnownPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that what was typed can be what is meant. */
@Component
public class Identity {
    private final Catalogue catalogue;
    private final JdbcClient db;

    Identity(Catalogue catalogue, JdbcClient db) {
        this.catalogue = catalogue;
        this.db = db;
    }

    /**
     * The parts as known, by number.
     *
     * @throws IdentityRefusal if model or a part is unknown, or a part does not fit
     */
    public Map<String, KnownPart> check(String productModel, List<String> typed) {
        if (!catalogue.knowsModel(productModel)) {
            throw new IdentityRefusal.UnknownModel(productModel, Suggestions.models(productModel, catalogue.models()));
        }
        List<KnownPart> fitting = catalogue.partsFitting(productModel);
        Map<String, KnownPart> right =
                fitting.stream().collect(Collectors.toMap(KnownPart::partNumber, Function.identity()));
        List<String> wrong = typed.stream()
                .filter(number -> !right.containsKey(number))
                .distinct()
                .toList();
        if (wrong.isEmpty()) {
            return right;
        }
        Map<String, KnownPart> elsewhere = catalogue.parts(wrong);
        List<String> unknown =
                wrong.stream().filter(number -> !elsewhere.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            throw new IdentityRefusal.UnknownPart(
                    productModel, firstFirst(unknown, wrong), suggestions(productModel, unknown.getFirst(), fitting));
        }
        throw new IdentityRefusal.PartDoesNotFit(
                productModel, wrong, suggestions(productModel, wrong.getFirst(), fitting));
    }

    private static List<String> firstFirst(List<String> first, List<String> all) {
        return java.util.stream.Stream.concat(first.stream(), all.stream())
                .distinct()
                .toList();
    }

    private List<Suggestion> suggestions(String productModel, String typed, List<KnownPart> fitting) {
        Map<String, Integer> times = new LinkedHashMap<>();
        db.sql("select part_number, times from correction_row where product_model = ? and typed = ?")
                .params(productModel, PartNumbers.bare(typed))
                .query((row, number) -> times.put(row.getString(1), row.getInt(2)))
                .list();
        return Suggestions.parts(typed, productModel, fitting, times);
    }
}
