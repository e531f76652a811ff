package io.partline.requests.correction;

import io.partline.chassis.aggregate.Pure;
import io.partline.requests.catalogue.KnownPart;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was probably meant. */
@Pure
final class Suggestions {
    static final int MAX_SUGGESTIONS = 5;

    private Suggestions() {}

    /**
     * The parts of the model, the likeliest first: what this spelling was corrected to before, then by likeness, then by number.
     *
     * @param timesCorrected how often this spelling was corrected to each part number, for this model
     */
    static List<Suggestion> parts(
            String typed, String productModel, List<KnownPart> fitting, Map<String, Integer> timesCorrected) {
        return fitting.stream()
                .sorted(Comparator.<KnownPart>comparingInt(part -> -timesCorrected.getOrDefault(part.partNumber(), 0))
                        .thenComparingInt(part -> PartNumbers.unlikeness(typed, part.partNumber()))
                        .thenComparing(KnownPart::partNumber))
                .limit(MAX_SUGGESTIONS)
                .map(part -> new Suggestion(
                        part.partNumber(),
                        part.description(),
                        part.descriptionZh(),
                        reason(typed, productModel, part, timesCorrected.getOrDefault(part.partNumber(), 0))))
                .toList();
    }

    private static String reason(String typed, String productModel, KnownPart part, int times) {
        int unlikeness = PartNumbers.unlikeness(typed, part.partNumber());
        String likeness = unlikeness == 0
                ? "written the same but for case, dashes and blanks"
                : "%d %s different".formatted(unlikeness, unlikeness == 1 ? "character" : "characters");
        String before = times == 0 ? "" : ", and %s was corrected to it %d× before".formatted(typed, times);
        return "fits %s, %s%s".formatted(productModel, likeness, before);
    }

    /** The model numbers most like the typed one. */
    static List<String> models(String typed, List<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(model -> PartNumbers.unlikeness(typed, model))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }
}
