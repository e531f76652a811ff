package io.partline.chassis.aggregate;

import io.partline.chassis.events.DomainEvent;
import java.util.Objects;
import org.springframework.core.ResolvableType;

/**
 * An aggregate as the chassis needs to know it. One bean for each.
 *
 * @param type stable name of the aggregate type, stored beside its events
 * @param shell the Axon shell; has a constructor without arguments
 * @param events the sealed family of its events
 * @param stateRevision raised whenever the state means something else than before; older snapshots are then passed over
 */
public record AggregateRoom<T extends AggregateShell<?, ?>>(
        String type, Class<T> shell, Class<? extends DomainEvent> events, int stateRevision) {
    public static <T extends AggregateShell<?, ?>> AggregateRoom<T> of(
            String type, Class<T> shell, Class<? extends DomainEvent> events) {
        return new AggregateRoom<>(type, shell, events, 1);
    }

    public AggregateRoom<T> withStateRevision(int revision) {
        return new AggregateRoom<>(type, shell, events, revision);
    }

    Class<?> stateType() {
        return Objects.requireNonNull(
                ResolvableType.forClass(shell)
                        .as(AggregateShell.class)
                        .getGeneric(0)
                        .resolve(),
                () -> shell + " does not name its state type");
    }
}
