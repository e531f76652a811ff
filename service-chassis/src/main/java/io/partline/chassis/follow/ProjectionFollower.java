package io.partline.chassis.follow;

import io.partline.chassis.events.AppendSignal;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.LogPosition;
import io.partline.chassis.events.StoredEvent;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Feeds a projection: rows and position in one transaction, one node at a time. */
class ProjectionFollower extends Follower {
    static final int BATCH = 1_000;

    private final Projection projection;
    private final EventLog log;
    private final FollowerPositions positions;
    private final TransactionTemplate transaction;
    private final JdbcClient db;

    ProjectionFollower(
            Projection projection,
            EventLog log,
            AppendSignal appended,
            FollowerPositions positions,
            TransactionTemplate transaction,
            JdbcClient db) {
        super(projection.name(), appended);
        this.projection = projection;
        this.log = log;
        this.positions = positions;
        this.transaction = transaction;
        this.db = db;
    }

    Projection projection() {
        return projection;
    }

    @Override
    protected boolean step() {
        if (!log.hasAfter(position())) {
            return false;
        }
        LogPosition reached = transaction.execute(status -> {
            LogPosition at = positions.read(name());
            List<StoredEvent> batch = log.readAfter(at, BATCH);
            if (batch.isEmpty()) {
                return at;
            }
            // Only now does the transaction need an id: reading holds nobody back.
            if (!positions.tryLock(name()).equals(Optional.of(at))) {
                return positions.read(name());
            }
            projection.apply(batch, db);
            LogPosition last = batch.getLast().position();
            positions.move(name(), last);
            return last;
        });
        boolean moved = !reached.equals(position());
        reached(reached);
        return moved;
    }
}
