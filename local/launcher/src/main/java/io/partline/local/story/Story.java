package io.partline.local.story;

import java.io.PrintStream;
import java.net.URI;

/** Plays the 23-day story. */
public final class Story {
    private Story() {}

    /**
     * Plays it once; it can be played again on the same platform.
     *
     * @param gateway the door of a running platform with the demo network in it
     * @return 0 if everything happened as told, else 1
     */
    public static int play(URI gateway, PrintStream out) {
        out.println(gateway);
        return 1;
    }
}
