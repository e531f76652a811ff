package io.partline.inventory.catalogue;

import io.partline.chassis.refusal.Refusal;
import java.util.List;

public final class CatalogueRefusals {
    private CatalogueRefusals() {}

    public static List<Refusal> oneOfEach() {
        return List.of(new InvalidPart("gtin", "69O1234567892", "8 to 14 digits"), new UnknownPart("DFH-215KA"));
    }
}
