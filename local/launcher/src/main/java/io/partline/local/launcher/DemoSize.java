package io.partline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How large the demo network is. */
enum DemoSize {
    DEMO,
    LARGE,
    FULL;

    /** Writes one CSV file per collection. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
    }
}
