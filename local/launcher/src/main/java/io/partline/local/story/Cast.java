package io.partline.local.story;

/** Who plays, and for which part. */
final class Cast {
    static final String STATION = "S-TZ-01";
    static final String HEADQUARTERS = "HQ";

    /** The hinge that fits. */
    static final String RIGHT = "DHF-215KA";

    private Cast() {}
}
