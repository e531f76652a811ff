package io.partline.chassis.events;

/**
 * An event in a form that is no longer written. It stands in the log for ever; whoever reads it sees what it has become.
 * Named by {@link StoredAs#supersedes()} of the form that took its place. How to give an event a new form:
 * {@code docs/stored-formats.md}.
 */
public interface Superseded {
    /** The same happening in today's form; a pure function. */
    DomainEvent lifted();

    /** Nothing is superseded. */
    final class None implements Superseded {
        private None() {}

        @Override
        public DomainEvent lifted() {
            throw new UnsupportedOperationException("stands for no event");
        }
    }
}
