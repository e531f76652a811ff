package io.partline.chassis.follow;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower of the event log is.
 *
 * @param position where the service stands, whichever node did the work
 * @param lagEvents committed events after it, counted up to a limit
 * @param lagSeconds age of the oldest of them
 * @param failure why the last step failed on this node
 */
@Schema(example = """
        {"follower": "stock-levels", "position": "2173/4", "lagEvents": 0, "lagSeconds": 0.0}
        """)
public record FollowerStatus(
        String follower,
        String position,
        long lagEvents,
        double lagSeconds,
        @Nullable String failure,
        Rebuild.@Nullable Progress rebuild) {}
