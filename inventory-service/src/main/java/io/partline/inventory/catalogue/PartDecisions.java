package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class PartDecisions {
    private static final Pattern PART_NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9./-]{1,39}");

    private static final Pattern GTIN = Pattern.compile("[0-9]{8,14}");

    private PartDecisions() {}

    static final class BadPart extends Refusal {
        BadPart(String detail) {
            super(Kind.UNACCEPTABLE, "invalid-part", detail, Map.of());
        }
    }

    static List<PartEvent> register(Part.@Nullable State known, RegisterPart command) {
        PartDetails details = command.details();
        if (!PART_NUMBER.matcher(command.partNumber()).matches()) {
            throw new BadPart(
                    "partNumber is '%s'; it should be 2 to 40 capital letters, digits, dots, slashes or dashes"
                            .formatted(command.partNumber()));
        }
        if (!details.unitPrice().hasPlainForm()) {
            throw new BadPart("unitPrice is %s %s; it should be an amount such as 12.50 and a currency such as CNY"
                    .formatted(details.unitPrice().amount(), details.unitPrice().currency()));
        }
        if (details.gtin() != null && !GTIN.matcher(details.gtin()).matches()) {
            throw new BadPart("gtin is '%s'; it should be 8 to 14 digits".formatted(details.gtin()));
        }
        if (command.partNumber().equals(details.supersededBy())) {
            throw new BadPart("supersededBy is the part itself");
        }
        if (known != null && details.equals(known.details())) {
            return List.of();
        }
        return List.of(new PartEvent.PartRegistered(command.partNumber(), details));
    }
}
