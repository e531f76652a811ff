package io.partline.chassis.follow;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model that follows the event log. Rows and position commit together.
 *
 * <p>It must give the same rows when run again from the beginning into empty copies of its tables, whatever the sizes
 * of the batches, and must not name a schema: a rebuild runs it in a schema of its own.
 */
public interface Projection {
    /** Names its position: stable, unique in the service, letters, digits and dashes. */
    String name();

    /** Every table it writes; nothing else writes them. */
    List<String> tables();

    /** What it is made of: families of events, or single ones. */
    List<Class<? extends DomainEvent>> madeOf();

    /**
     * Whether each row is made of the events of one aggregate alone, so that it does not matter in which order different
     * aggregates come. A rebuild then takes one after the other and writes its row once; worth it where a row is a state
     * that is read, folded and written.
     */
    default boolean isOfOneAggregateEach() {
        return false;
    }

    /** Applies events of these families in order, at least one, in the transaction that moves the position. */
    void apply(List<StoredEvent> batch, JdbcClient db);
}
