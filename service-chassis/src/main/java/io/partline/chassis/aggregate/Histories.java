package io.partline.chassis.aggregate;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.HorizonEventStorageEngine;

/** Gives each room that reads aggregates from their own events the {@link History} it reads by. */
public class Histories {
    private final EventLog log;
    private final HorizonEventStorageEngine engine;

    Histories(EventLog log, HorizonEventStorageEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    public <S> History<S> of(Decider<S, ?, ?> decider) {
        return new History<>(decider, log, engine);
    }
}
