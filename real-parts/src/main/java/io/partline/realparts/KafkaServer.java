package io.partline.realparts;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/** One Kafka node, broker and controller in one (KRaft), in a process of its own. */
public final class KafkaServer implements AutoCloseable {
    /** Of every node's JVM. */
    public static final List<String> FLAGS = List.of(
            "-Xms64m", "-Xmx320m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xlog:aot=error,cds=error");

    private static final String PROPERTIES = "server.properties";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final int port;
    private final int controllerPort;
    private final Path home;
    private final List<String> flags;
    private Process process;

    private KafkaServer(int port, int controllerPort, Path home, List<String> flags) {
        this.flags = List.copyOf(flags);
        this.port = port;
        this.controllerPort = controllerPort;
        this.home = home;
        this.process = launch();
    }

    /**
     * Starts the node and returns at once.
     *
     * @param home keeps data, configuration and {@code kafka.log}; made if it is not there
     * @param flags of its JVM, beside those that keep it small
     */
    public static KafkaServer launch(int port, int controllerPort, Path home, List<String> flags) {
        return new KafkaServer(port, controllerPort, home, flags);
    }

    /** Starts the node and returns when it answers. */
    public static KafkaServer start(int port, int controllerPort, Path home) {
        KafkaServer server = new KafkaServer(port, controllerPort, home, List.of("-XX:TieredStopAtLevel=1"));
        server.awaitReady();
        return server;
    }

    private Process launch() {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(PROPERTIES), properties());
            if (!Files.exists(home.resolve("data/meta.properties"))) {
                int code = java(List.of(
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "kafka.tools.StorageTool",
                                "format",
                                "-t",
                                Uuid.randomUuid().toString(),
                                "-c",
                                PROPERTIES))
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new IllegalStateException(
                            "Kafka's storage could not be formatted; see " + home.resolve("kafka.log"));
                }
            }
            List<String> arguments = new ArrayList<>(FLAGS);
            arguments.addAll(flags);
            arguments.addAll(List.of("kafka.Kafka", PROPERTIES));
            return java(arguments).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was starting", e);
        }
    }

    private ProcessBuilder java(List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().add("-cp");
        builder.command()
                .add(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(joining(File.pathSeparator)));
        builder.command().addAll(arguments);
        return builder.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("kafka.log").toFile()));
    }

    /** The data folder is told from the node's own: Kafka would read a comma in a path as two folders. */
    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=data
                num.partitions=6
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                log.retention.ms=-1
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=4000000
                log.index.size.max.bytes=262144
                log.segment.bytes=67108864
                """.formatted(port, controllerPort);
    }

    /** @throws IllegalStateException if the process ends or does not answer within two minutes */
    public void awaitReady() {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (Instant.now().isBefore(limit)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Kafka has stopped; see " + home.resolve("kafka.log"));
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException e) {
                pause();
            }
        }
        throw new IllegalStateException("Kafka does not answer on port " + port + "; see " + home.resolve("kafka.log"));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Stops it as a power cut would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again on the same port and data. */
    public void restart() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
