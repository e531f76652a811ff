package io.partline.inventory.network;

import io.partline.chassis.refusal.Refusal;
import java.util.List;

public final class NetworkRefusals {
    private NetworkRefusals() {}

    public static List<Refusal> oneOfEach() {
        return List.of(new InvalidSite("gln", "690123400001", "13 digits"), new UnknownSite("C-XX"));
    }
}
