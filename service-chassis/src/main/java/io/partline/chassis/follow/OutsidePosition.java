package io.partline.chassis.follow;

import io.partline.chassis.events.LogPosition;

/** The position of a follower whose effect lies outside the database and so cannot commit with it. */
public class OutsidePosition {
    private final FollowerPositions positions;

    OutsidePosition(FollowerPositions positions) {
        this.positions = positions;
    }

    public LogPosition read(String follower) {
        return positions.read(follower);
    }

    /** Moves it only from where it was; false if somebody else has moved it. */
    public boolean move(String follower, LogPosition from, LogPosition to) {
        return positions.move(follower, from, to);
    }
}
