package io.partline.chassis.follow;

import java.time.Instant;

/** Feeds whose server a test chooses. */
public final class TestFeeds {
    private TestFeeds() {}

    /** As the reader does it where another server answers. */
    public static void readFrom(EventFeed feed, Instant serverStartedAt) {
        feed.beginAnew(serverStartedAt);
    }
}
