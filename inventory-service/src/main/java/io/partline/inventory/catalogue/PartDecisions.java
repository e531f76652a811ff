package io.partline.inventory.catalogue;

import io.partline.inventory.catalogue.PartEvent.PartRegistered;
import java.util.List;
import java.util.regex.Pattern;

final class PartDecisions {
    private static final Pattern PART_NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9./-]{1,39}");
    private static final Pattern GTIN = Pattern.compile("[0-9]{8,14}");

    private PartDecisions() {}

    static List<PartEvent> decide(PartState state, RegisterPart command) {
        PartDetails details = command.details();
        if (!PART_NUMBER.matcher(command.partNumber()).matches()) {
            throw new InvalidPart(
                    "partNumber", command.partNumber(), "2 to 40 capital letters, digits, dots, slashes or dashes");
        }
        Money price = details.unitPrice();
        if (!price.hasPlainForm()) {
            throw new InvalidPart(
                    "unitPrice",
                    price.amount() + " " + price.currency(),
                    "an amount such as 12.50 and a currency such as CNY");
        }
        String gtin = details.gtin();
        if (gtin != null && !GTIN.matcher(gtin).matches()) {
            throw new InvalidPart("gtin", gtin, "8 to 14 digits");
        }
        if (command.partNumber().equals(details.supersededBy())) {
            throw new InvalidPart("supersededBy", command.partNumber(), "another part than the part itself");
        }
        return details.equals(state.details()) ? List.of() : List.of(new PartRegistered(command.partNumber(), details));
    }
}
