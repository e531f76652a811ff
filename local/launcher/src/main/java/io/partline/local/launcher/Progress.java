package io.partline.local.launcher;

/** Told what happens, one short line at a time. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = line -> {};

    void line(String text);
}
