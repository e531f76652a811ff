package io.partline.local.launcher;

import io.partline.local.demonetwork.DemoNetwork;
import io.partline.local.demonetwork.Size;

/** How large the demo network is. */
enum DemoSize {
    DEMO(Size.DEMO),
    LARGE(Size.LARGE),
    FULL(Size.FULL);

    private final Size size;

    DemoSize(Size size) {
        this.size = size;
    }

    DemoNetwork network() {
        return DemoNetwork.of(size);
    }
}
