package io.partline.local.launcher;

import io.partline.local.demonetwork.DemoNetwork;
import io.partline.local.demonetwork.Size;
import java.nio.file.Path;

/** How large the demo network is. */
enum DemoSize {
    DEMO(Size.DEMO),
    LARGE(Size.LARGE),
    FULL(Size.FULL);

    private final Size size;

    DemoSize(Size size) {
        this.size = size;
    }

    /** Writes one CSV file per collection. */
    void write(Path folder) {
        DemoNetwork.of(size).writeTo(folder);
    }
}
