package io.partline.chassis.aggregate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.partline.chassis.aggregate.ShellRepository.Remembered;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.EventLog;
import io.partline.chassis.events.EventTypes;
import io.partline.chassis.events.HorizonEventStorageEngine;
import io.partline.chassis.events.LogBell;
import io.partline.chassis.refusal.Refusal;
import io.partline.chassis.telemetry.EventMetadata;
import io.partline.chassis.telemetry.MeteredEventStorageEngine;
import io.partline.chassis.telemetry.TraceContinuation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Wires Axon's command model by hand: every bean is named here, none appears or fails to appear by itself. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class CommandSide {
    /** States remembered in this process, over all aggregate types. */
    private static final int REMEMBERED_STATES = 50_000;

    @Bean
    EventTypes eventTypes(List<AggregateRoom<?>> rooms) {
        Map<String, Class<? extends DomainEvent>> families = new LinkedHashMap<>();
        rooms.forEach(room -> families.put(room.type(), room.events()));
        return new EventTypes(families);
    }

    @Bean
    EventLog eventLog(JdbcTemplate jdbc, EventTypes types) {
        EventLog log = new EventLog(jdbc, types);
        log.requireThisCluster();
        return log;
    }

    @Bean
    LogBell logBell() {
        return new LogBell();
    }

    @Bean
    EventMetadata eventMetadata(ObjectProvider<Tracer> tracer) {
        return new EventMetadata(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    TraceContinuation traceContinuation(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContinuation(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    HorizonEventStorageEngine eventStorageEngine(
            DataSource dataSource,
            EventTypes types,
            EventLog log,
            EventMetadata metadata,
            LogBell bell,
            MeterRegistry meters) {
        return new MeteredEventStorageEngine(dataSource, types, log, metadata, bell, meters);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(HorizonEventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    CommandBus commandBus(
            ObjectProvider<AggregateRoom<?>> rooms,
            HorizonEventStorageEngine engine,
            EventStore eventStore,
            PlatformTransactionManager transactions) {
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(joining(transactions))
                .rollbackConfiguration(failure -> !(failure instanceof Refusal))
                .build();
        Cache<String, Remembered> states =
                Caffeine.newBuilder().maximumSize(REMEMBERED_STATES).build();
        rooms.forEach(room -> subscribe(room, bus, engine, eventStore, states));
        return bus;
    }

    private static <T extends AggregateShell<?, ?>> void subscribe(
            AggregateRoom<T> room,
            CommandBus bus,
            HorizonEventStorageEngine engine,
            EventStore eventStore,
            Cache<String, Remembered> states) {
        ShellRepository<T> repository = new ShellRepository<>(room, engine, eventStore, states);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(room.shell())
                .repository(repository)
                .commandTargetResolver(new CommandTarget())
                .creationPolicyAggregateFactory(id -> repository.newShell())
                .build()
                .subscribe(bus);
    }

    @Bean
    Commands commands(CommandBus bus, MeterRegistry meters) {
        return new Commands(bus, meters);
    }

    private static TransactionManager joining(PlatformTransactionManager transactions) {
        return () -> {
            TransactionStatus status = transactions.getTransaction(TransactionDefinition.withDefaults());
            return new Transaction() {
                @Override
                public void commit() {
                    transactions.commit(status);
                }

                @Override
                public void rollback() {
                    if (!status.isCompleted()) {
                        transactions.rollback(status);
                    }
                }
            };
        };
    }
}
