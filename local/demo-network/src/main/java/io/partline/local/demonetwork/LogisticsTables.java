package io.partline.local.demonetwork;

import java.util.List;

/** What logistics starts with. */
final class LogisticsTables {
    private LogisticsTables() {}

    static List<Table> all() {
        return List.of(new Carriers());
    }
}
