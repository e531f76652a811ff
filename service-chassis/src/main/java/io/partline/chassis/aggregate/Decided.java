package io.partline.chassis.aggregate;

import java.util.List;

/**
 * What a command came to.
 *
 * @param before the state it was decided on
 * @param after the state with its events; the same as before if there are none
 * @param events what was recorded, in order; empty if there was nothing to do
 */
public record Decided<S, E>(S before, S after, List<E> events) {
    public boolean changed() {
        return !events.isEmpty();
    }
}
