package io.partline.requests.correction;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.util.List;
import java.util.Map;

/** The typed number cannot be what is meant. */
public abstract sealed class PartIdentificationRefusal extends Refusal {
    private PartIdentificationRefusal(String problem, String detail, Map<String, ?> facts) {
        super(Kind.UNACCEPTABLE, problem, detail, facts);
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/unknown-model", "title": "Unknown model", "status": 422,
             "detail": "There is no product model BCD-215X. Did you mean BCD-215KA?",
             "productModel": "BCD-215X", "suggestions": ["BCD-215KA"]}
            """)
    public static final class UnknownModel extends PartIdentificationRefusal {
        UnknownModel(String productModel, List<String> suggestions) {
            super(
                    "unknown-model",
                    "There is no product model %s.%s".formatted(productModel, meant(suggestions)),
                    Map.of("productModel", productModel, "suggestions", suggestions));
        }
    }

    /** A part number that was refused; remembered, so that its correction can be learned. */
    public abstract static sealed class WrongPart extends PartIdentificationRefusal {
        private final transient Appliance appliance;
        private final transient List<String> typed;

        private WrongPart(
                String problem, String detail, Appliance appliance, List<String> typed, List<Suggestion> suggestions) {
            super(
                    problem,
                    detail
                            + meant(suggestions.stream()
                                    .map(Suggestion::partNumber)
                                    .toList()),
                    Map.of(
                            "productModel",
                            appliance.productModel(),
                            "partNumber",
                            typed.getFirst(),
                            "suggestions",
                            suggestions));
            this.appliance = appliance;
            this.typed = typed;
        }

        /** What the part was wanted for. */
        Appliance appliance() {
            return appliance;
        }

        /** Every number of the order that is not right, the one that is told first. */
        List<String> typed() {
            return typed;
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/unknown-part", "title": "Unknown part", "status": 422,
             "detail": "There is no part DFH-215KA. Did you mean DHF-215KA?",
             "productModel": "BCD-215KA", "partNumber": "DFH-215KA",
             "suggestions": [{"partNumber": "DHF-215KA", "description": "Door hinge, upper", "descriptionZh": "上门铰链", "reason": "one letter away"}]}
            """)
    public static final class UnknownPart extends WrongPart {
        UnknownPart(Appliance appliance, List<String> typed, List<Suggestion> suggestions) {
            super("unknown-part", "There is no part %s.".formatted(typed.getFirst()), appliance, typed, suggestions);
        }
    }

    @ProblemExample("""
            {"type": "https://partline.io/problems/part-does-not-fit-model", "title": "Part does not fit model", "status": 422,
             "detail": "Part DHF-215K does not fit BCD-215KA. Did you mean DHF-215KA?",
             "productModel": "BCD-215KA", "partNumber": "DHF-215K",
             "suggestions": [{"partNumber": "DHF-215KA", "description": "Door hinge, upper", "descriptionZh": "上门铰链", "reason": "one letter away"}]}
            """)
    public static final class PartDoesNotFit extends WrongPart {
        PartDoesNotFit(Appliance appliance, List<String> typed, List<Suggestion> suggestions) {
            super(
                    "part-does-not-fit-model",
                    "Part %s does not fit %s.".formatted(typed.getFirst(), appliance.productModel()),
                    appliance,
                    typed,
                    suggestions);
        }
    }

    private static String meant(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(", ", suggestions));
    }
}
