package io.partline.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A platform on this machine: starts what is not running, tells how it does, stops what it started. */
public final class Platform {
    private final PlatformHome home;
    private final Ports ports;
    private final List<ProcessSpec> processes;
    private final URI gateway;
    private final Ledger ledger;

    Platform(PlatformHome home, Ports ports, List<ProcessSpec> processes, URI gateway) {
        this.home = home;
        this.ports = ports;
        this.processes = List.copyOf(processes);
        this.gateway = gateway;
        this.ledger = new Ledger(home.ledger());
    }

    /**
     * The whole platform.
     *
     * @param root of the repository, whose jars are built
     * @param home keeps data, logs and the record of what runs; two platforms need two homes and other ports
     */
    public static Platform of(Path root, PlatformHome home, Ports ports) {
        Roster roster = new Roster(root, home, ports);
        return new Platform(home, ports, roster.processes(), roster.gatewayAddress());
    }

    public URI gateway() {
        return gateway;
    }

    /** A PostgreSQL port, a Kafka port and so on, as they are for this platform. */
    public Ports ports() {
        return ports;
    }

    /** How a run of {@link #up} ended. */
    public enum Outcome {
        STARTED,
        WAS_RUNNING
    }

    /**
     * Starts every process that is not running and returns when all are ready.
     *
     * @param fresh forget all data first
     * @throws LaunchFailure if something is in the way or a process fails; what this call started is stopped again
     */
    public Outcome up(boolean fresh, Progress progress) {
        home.prepare();
        try (FileLock _ = lock()) {
            List<String> alive = ledger.all().stream()
                    .filter(StartedProcess::isAlive)
                    .map(StartedProcess::name)
                    .toList();
            List<ProcessSpec> missing = processes.stream()
                    .filter(spec -> !alive.contains(spec.name()))
                    .toList();
            if (fresh && !alive.isEmpty()) {
                throw new LaunchFailure(
                        "Partline is running; its data cannot be thrown away now. First: ./partline down");
            }
            if (missing.isEmpty()) {
                return Outcome.WAS_RUNNING;
            }
            new ShutDown(ledger, progress).endSurvivors();
            missing.forEach(this::requireFreePorts);
            if (fresh) {
                home.forgetData();
                home.prepare();
            }
            new StartUp(home, ledger, progress, processes).run();
            return Outcome.STARTED;
        } catch (IOException e) {
            throw new LaunchFailure("The lock %s could not be released: %s".formatted(home.lock(), e.getMessage()), e);
        }
    }

    /** Starts a process beside the platform, unless it still runs; nobody waits for it, and {@link #down} stops it. */
    void upBeside(String name, List<String> needs, Supplier<Process> start) {
        try (FileLock _ = lock()) {
            if (ledger.find(name).filter(StartedProcess::isAlive).isEmpty()) {
                ledger.put(StartedProcess.of(name, needs, start.get()));
            }
        } catch (IOException e) {
            throw new LaunchFailure("The lock %s could not be released: %s".formatted(home.lock(), e.getMessage()), e);
        }
    }

    private void requireFreePorts(ProcessSpec spec) {
        for (Ports.Name name : spec.ports()) {
            int port = ports.of(name);
            if (!PortOwner.isFree(port)) {
                throw new LaunchFailure(
                        "Port %d (%s) is taken%s. Free it, or choose another one: %s=<port> ./partline up"
                                .formatted(
                                        port,
                                        spec.name(),
                                        PortOwner.describe(port)
                                                .map(owner -> " by " + owner)
                                                .orElse(" by another program"),
                                        name.variable()));
            }
        }
    }

    /**
     * Stops exactly what {@link #up} started and has not been stopped since.
     *
     * @return the names of the processes that were running
     */
    public List<String> down(Progress progress) {
        home.prepare();
        try (FileLock _ = lock()) {
            return new ShutDown(ledger, progress).run();
        } catch (IOException e) {
            throw new LaunchFailure("The lock %s could not be released: %s".formatted(home.lock(), e.getMessage()), e);
        }
    }

    /** Every process of the platform, running or not. */
    public List<Condition> status() throws InterruptedException {
        List<StartedProcess> known = ledger.all();
        List<Condition> conditions = new ArrayList<>();
        for (ProcessSpec spec : processes) {
            conditions.add(condition(spec, known));
        }
        return conditions;
    }

    private Condition condition(ProcessSpec spec, List<StartedProcess> known) throws InterruptedException {
        Ports.Name main = spec.mainPort();
        int port = main == null ? 0 : ports.of(main);
        Optional<StartedProcess> started = known.stream()
                .filter(process -> process.name().equals(spec.name()))
                .findFirst();
        Optional<ProcessHandle> handle = started.flatMap(StartedProcess::handle);
        if (started.isEmpty() || handle.isEmpty()) {
            return new Condition(spec.name(), null, port, Condition.Health.STOPPED, null, null);
        }
        OptionalLong memory =
                Memory.of(Stream.concat(Stream.of(handle.get()), started.get().livingCompanions().stream())
                        .toList());
        return new Condition(
                spec.name(),
                handle.get().pid(),
                port,
                spec.readiness().isReady() ? Condition.Health.READY : Condition.Health.NOT_READY,
                memory.isPresent() ? memory.getAsLong() : null,
                Duration.between(started.get().startedAt(), Instant.now()));
    }

    /** The log of a process. */
    public Path log(String process) {
        if (processes.stream().noneMatch(spec -> spec.name().equals(process))) {
            throw new LaunchFailure("There is no \"%s\". There are: %s"
                    .formatted(
                            process,
                            String.join(
                                    ", ",
                                    processes.stream().map(ProcessSpec::name).toList())));
        }
        return home.log(process);
    }

    private FileLock lock() throws IOException {
        FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // somebody else in this JVM, which is the same answer
        }
        channel.close();
        throw new LaunchFailure("Another ./partline is at work on %s; wait for it to end.".formatted(home.folder()));
    }
}
