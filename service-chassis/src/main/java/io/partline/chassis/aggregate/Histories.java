package io.partline.chassis.aggregate;

import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.Snapshots;

/** Gives each room that reads aggregates from their own events the {@link History} it reads by. */
public class Histories {
    private final EventLog log;
    private final Snapshots snapshots;
    private final RememberedStates states;

    Histories(EventLog log, Snapshots snapshots, RememberedStates states) {
        this.log = log;
        this.snapshots = snapshots;
        this.states = states;
    }

    public <S> History<S> of(Decider<S, ?, ?> decider) {
        return new History<>(decider, log, snapshots, states);
    }
}
