package io.partline.local.launcher;

import io.partline.local.client.Issuer;
import io.partline.local.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./partline}: the whole platform on one machine. */
@Command(
        name = "partline",
        description = "The whole Partline platform on one machine.",
        mixinStandardHelpOptions = true,
        versionProvider = PartlineCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class PartlineCommand {
    private static final int MEBIBYTE = 1024 * 1024;

    private final Platform platform;
    private final PlatformHome home;
    private final Path root;
    private final Issuer issuer;
    private final PrintStream out;
    private final Progress screen;

    private PartlineCommand(Platform platform, PlatformHome home, Path root, Issuer issuer, PrintStream out) {
        this.platform = platform;
        this.home = home;
        this.root = root;
        this.issuer = issuer;
        this.out = out;
        this.screen = Screen.of(out);
    }

    /** Property {@code partline.root}: the repository; variable {@code PARTLINE_HOME}: where to keep state. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, System.getenv(), out, err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            Path root = Path.of(System.getProperty("partline.root", "")).toAbsolutePath();
            String folder = environment.getOrDefault("PARTLINE_HOME", "");
            PlatformHome home = new PlatformHome(folder.isBlank() ? root.resolve(".partline") : Path.of(folder));
            Platform platform = Platform.of(root, home, Ports.fromEnvironment(environment));
            return new CommandLine(new PartlineCommand(platform, home, root, Issuer.fromEnvironment(environment), out))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExecutionExceptionHandler((failure, _, _) -> explain(failure, err))
                    .execute(arguments);
        } catch (LaunchFailure e) {
            return explain(e, err);
        }
    }

    private static int explain(Exception failure, PrintStream err) {
        if (failure instanceof LaunchFailure) {
            err.println(failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Command(
            name = "up",
            description = "Start everything and bring the demo network in.",
            mixinStandardHelpOptions = true)
    int up(
            @Option(names = "--fresh", description = "Throw all data away first.") boolean fresh,
            @Option(names = "--no-demo", description = "Start empty, without the demo network.") boolean noDemo,
            @Option(
                            names = "--size",
                            defaultValue = "demo",
                            description = "Size of the demo network: demo, large or full.")
                    DemoSize size,
            @Option(names = "--observe", description = "Start a Prometheus too, where one can be had.")
                    boolean observe) {
        Instant begin = Instant.now();
        if (platform.up(fresh, screen) == Platform.Outcome.WAS_RUNNING) {
            out.println("Partline is already running.");
        }
        if (!noDemo) {
            new DemoNetworkImport(platform, home, issuer.tokens(platform.gateway())).run(size, screen);
        }
        FastStart.prepare(platform, root, home);
        greet(Duration.between(begin, Instant.now()));
        if (observe) {
            out.println("  Prometheus      "
                    + new Observation(platform, home, root, System.getenv().getOrDefault("PATH", "")).start());
        }
        return CommandLine.ExitCode.OK;
    }

    private void greet(Duration took) {
        String gateway = platform.gateway().toString();
        out.printf(
                Locale.ROOT,
                """

                Partline is ready (%.1f s).
                  Gateway         %s
                  API, to try out %s/docs
                  PostgreSQL      127.0.0.1:%d, user and password partline
                  Kafka           127.0.0.1:%d
                To sign in: every site and carrier is a client (HQ, C-HZ, S-TZ-01, CR-01, OPS); the secret is demo.
                  curl -u S-TZ-01:demo -d grant_type=client_credentials %s
                Then: ./partline story | status | logs <service> | down
                """,
                took.toMillis() / 1000.0,
                gateway,
                gateway,
                platform.ports().of(Ports.Name.POSTGRES),
                platform.ports().of(Ports.Name.KAFKA),
                issuer.tokens(platform.gateway()));
    }

    @Command(name = "story", description = "Play the 23-day story.", mixinStandardHelpOptions = true)
    int story() throws InterruptedException {
        requireRunning();
        return Story.play(platform.gateway(), issuer.tokens(platform.gateway()), out);
    }

    private void requireRunning() throws InterruptedException {
        if (platform.status().stream().anyMatch(process -> process.health() != Condition.Health.READY)) {
            throw new LaunchFailure("Some processes are not ready; see ./partline status. Start them: ./partline up");
        }
    }

    @Command(name = "status", description = "Show every process.", mixinStandardHelpOptions = true)
    int status() throws InterruptedException {
        List<Condition> conditions = platform.status();
        out.printf("%-10s %8s %6s  %-9s %9s  %s%n", "process", "pid", "port", "health", "memory", "up for");
        for (Condition process : conditions) {
            out.printf(
                    Locale.ROOT,
                    "%-10s %8s %6d  %-9s %9s  %s%n",
                    process.process(),
                    orDash(process.pid()),
                    process.port(),
                    process.health().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    megabytes(process.memoryBytes()),
                    process.uptime() == null ? "-" : shortly(process.uptime()));
        }
        long total = conditions.stream()
                .map(Condition::memoryBytes)
                .mapToLong(bytes -> bytes == null ? 0 : bytes)
                .sum();
        out.printf("%-10s %8s %6s  %-9s %9s%n", "total", "", "", "", megabytes(total));
        boolean whole = conditions.stream().allMatch(process -> process.health() == Condition.Health.READY);
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String orDash(@Nullable Long value) {
        return value == null ? "-" : value.toString();
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "-" : "%d MB".formatted(bytes / MEBIBYTE);
    }

    private static String shortly(Duration duration) {
        return duration.toHours() > 0
                ? "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart())
                : "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }

    @Command(name = "logs", description = "Show the log of a process.", mixinStandardHelpOptions = true)
    int logs(
            @Parameters(paramLabel = "<service>", description = "A name that status shows.") String service,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Go on as it grows.")
                    boolean follow,
            @Option(
                            names = {"-n", "--lines"},
                            defaultValue = "200",
                            description = "How many lines of its end; 200 unless told.")
                    int lines)
            throws IOException, InterruptedException {
        Path log = platform.log(service);
        if (!Files.exists(log)) {
            throw new LaunchFailure("%s has not run yet; there is no %s".formatted(service, log));
        }
        LogFile file = new LogFile(log);
        file.lastLines(lines).forEach(out::println);
        if (follow) {
            file.follow(out);
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "down", description = "Stop exactly what up started.", mixinStandardHelpOptions = true)
    int down() {
        List<String> stopped = platform.down(screen);
        out.println(stopped.isEmpty() ? "Partline was not running." : "Partline is stopped; its data stays.");
        return CommandLine.ExitCode.OK;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PartlineCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Partline " + (version == null ? "(not packaged)" : version)};
        }
    }
}
