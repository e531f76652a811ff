package io.partline.local.launcher;

import io.partline.local.launcher.ProcessSpec.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Records the start-up caches of a new build beside the running platform, one after the other and at the lowest
 * priority, so that nobody waits for them and the next start is a fast one. For each service one more process builds
 * its application up to the moment before it would take part in anything, and ends there; Kafka's starts and ends as
 * another node that knows nobody.
 */
final class FastStart {
    private static final int LIMIT_MINUTES = 30;
    private static final List<String> FLAGS =
            List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    private static final String NAME = "fast-start";

    private FastStart() {}

    /** Begins, unless every application that was unpacked has its cache. */
    static void prepare(Platform platform, Path root, PlatformHome home) {
        if (isPrepared(home)) {
            return;
        }
        List<String> arguments = List.of(root.toString(), home.folder().toString());
        List<String> command = DetachedJava.withOwnClassPath(FLAGS, FastStart.class.getName(), arguments);
        platform.upBeside(
                NAME,
                List.of("postgres"),
                () -> new DetachedJava(true).start(command, platform.ports().asEnvironment(), home.log(NAME)));
    }

    private static boolean isPrepared(PlatformHome home) {
        try (Stream<Path> apps = Files.list(home.apps())) {
            return apps.filter(Files::isDirectory).allMatch(StartCache::isIn)
                    && KafkaHolder.cache(home).exists();
        } catch (IOException e) {
            throw new LaunchFailure("%s cannot be read: %s".formatted(home.apps(), e.getMessage()), e);
        }
    }

    /** Arguments: the repository, the platform's home; the ports come from the environment. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(FastStart::endTrainings));
        PlatformHome home = new PlatformHome(Path.of(arguments[1]));
        Roster roster = new Roster(Path.of(arguments[0]), home, Ports.fromEnvironment(System.getenv()));
        for (ProcessSpec spec : roster.processes()) {
            if (spec.program() instanceof Program.Jar program) {
                Optional<UnpackedApp> app = UnpackedApp.find(spec.name(), program.jar(), program.flags(), home);
                if (app.isPresent() && !app.get().cache().exists()) {
                    record(app.get(), program.arguments(), spec.environment());
                }
            }
        }
        if (!KafkaHolder.cache(home).exists()) {
            KafkaHolder.train(home, Duration.ofMinutes(LIMIT_MINUTES));
        }
    }

    private static void record(UnpackedApp app, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.command().addAll(app.train(arguments));
        java.environment().putAll(environment);
        Process training = java.inheritIO().start();
        if (training.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && training.exitValue() == 0) {
            app.cache().keep();
        }
        training.destroyForcibly();
    }

    /** With those that write a cache, whom nobody else knows. */
    private static void endTrainings() {
        ProcessHandle.current().descendants().toList().forEach(ProcessHandle::destroyForcibly);
    }
}
