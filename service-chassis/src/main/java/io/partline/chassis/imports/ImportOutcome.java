package io.partline.chassis.imports;

/** What a row did. A row that is refused throws. */
public enum ImportOutcome {
    ACCEPTED,
    /** It said what was known already; nothing was recorded. */
    UNCHANGED
}
