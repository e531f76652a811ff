package io.partline.requests.partners;

import java.time.Instant;

/** Clocks of partners differ from ours. */
final class ReportedTime {
    private ReportedTime() {}

    /** When something happened that we hear of now: nobody can report the future. */
    static Instant corrected(Instant reported, Instant now) {
        return reported.isAfter(now) ? now : reported;
    }
}
