package io.partline.local.launcher;

/** Told what happens, one short line at a time. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = line -> {};

    /** A step that has ended. */
    void line(String text);

    /** What is going on at this moment; shown only where what comes next can take its place. */
    default void now(String text) {}
}
