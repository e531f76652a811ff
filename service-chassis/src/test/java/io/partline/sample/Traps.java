package io.partline.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Places in the sample service where a test stops it, slows it down or breaks it. */
public final class Traps {
    /** Before a wanted jar is filled; told the jar and the number, {@code jar:a 3}. */
    public static final String WANTED = "wanted";
    /** After it was filled, before the transaction ends; told the jar. */
    public static final String WANTED_DONE = "wanted-done";
    /** Between loading a jar and recording what is taken; told the jar. */
    public static final String TAKING = "taking";
    /** Before the projection takes up an event; told the jar. */
    public static final String CONTENTS = "contents";
    /** After a mirrored jar was filled, before the transaction ends; told the jar. */
    public static final String MIRROR_DONE = "mirror-done";

    /** Before a painted toy is written down; told the toy and its colour, {@code car red}. */
    public static final String PAINTED = "painted";

    private static final Map<String, Consumer<String>> TRAPS = new ConcurrentHashMap<>();

    private Traps() {}

    /** A trap that is set until it is closed. */
    public interface Trap extends AutoCloseable {
        @Override
        void close();
    }

    public static Trap set(String place, Consumer<String> trap) {
        TRAPS.put(place, trap);
        return () -> TRAPS.remove(place, trap);
    }

    static void pass(String place, String what) {
        TRAPS.getOrDefault(place, _ -> {}).accept(what);
    }
}
