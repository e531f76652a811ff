package io.partline.chassis.events;

/** Something that happened to one aggregate. Every sealed family of events extends this. */
public interface DomainEvent {
    /** The aggregate it happened to; prefixed by its type, for ids are unique across types. */
    String aggregateId();
}
