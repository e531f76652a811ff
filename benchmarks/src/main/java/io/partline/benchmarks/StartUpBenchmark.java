package io.partline.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Seconds from {@code ./partline up} to ready, and what the platform holds and uses when nobody asks it anything. */
final class StartUpBenchmark {
    private static final int KIBIBYTE = 1024;
    private static final int MEBIBYTE = 1024 * KIBIBYTE;

    /**
     * @param starts after the first
     * @param rest how long the platform is left alone before and while it is looked at
     */
    record Size(int starts, Duration rest) {
        static final Size FULL = new Size(3, Duration.ofSeconds(20));
    }

    /** One line of {@code ./partline status}; memory in MB, pages that several processes share counted once. */
    record Held(String process, long pid, long memory) {
        private static final Pattern LINE =
                Pattern.compile("^(\\S+)\\s+(\\d+)\\s+\\d+\\s+ready\\s+(\\d+) MB.*$", Pattern.MULTILINE);

        static List<Held> in(String status) {
            Matcher matcher = LINE.matcher(status);
            List<Held> held = new ArrayList<>();
            while (matcher.find()) {
                held.add(
                        new Held(matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
            }
            return held;
        }
    }

    private final Size size;

    StartUpBenchmark(Size size) {
        this.size = size;
    }

    void run(PrintStream out) throws InterruptedException {
        out.printf("## Start-up and memory (%s)%n%n", Machine.describe());
        LocalPlatform platform = new LocalPlatform();
        try (platform) {
            Table table = new Table("start", "seconds from ./partline up to its end");
            table.row(
                    "first: empty, makes start-up caches, brings the demo network in",
                    seconds(platform.run("up", "--fresh").expectSuccess()));
            List<Double> again = new ArrayList<>();
            for (int i = 0; i < size.starts(); i++) {
                platform.run("down").expectSuccess();
                again.add(seconds(platform.run("up").expectSuccess()));
                table.row("again", again.getLast());
            }
            table.row("**again, median**", Median.of(again)).print(out);
            atRest(platform, out);
        }
    }

    private static double seconds(LocalPlatform.Answer answer) {
        return answer.took().toMillis() / 1e3;
    }

    private void atRest(LocalPlatform platform, PrintStream out) throws InterruptedException {
        Thread.sleep(size.rest());
        List<Held> held = Held.in(platform.run("status").expectSuccess().text());
        List<Duration> before =
                held.stream().map(process -> cpu(process, platform)).toList();
        Thread.sleep(size.rest());
        Table table = new Table("process", "PSS, MB", "RSS, MB", "processor at rest, % of one core");
        double all = 0;
        for (int i = 0; i < held.size(); i++) {
            Held process = held.get(i);
            double used = 100.0
                    * cpu(process, platform).minus(before.get(i)).toNanos()
                    / size.rest().toNanos();
            all += used;
            table.row(process.process(), process.memory(), resident(process, platform), used);
        }
        table.row(
                        "**together**",
                        held.stream().mapToLong(Held::memory).sum(),
                        held.stream()
                                .mapToLong(process -> resident(process, platform))
                                .sum(),
                        all)
                .print(out);
    }

    /** PostgreSQL's server is no child of the process that started it. */
    private static Stream<ProcessHandle> processes(Held held, LocalPlatform platform) {
        Optional<ProcessHandle> server =
                held.process().equals("postgres") ? postmaster(platform.home()) : Optional.empty();
        return Stream.concat(ProcessHandle.of(held.pid()).stream(), server.stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct();
    }

    private static Optional<ProcessHandle> postmaster(Path home) {
        try {
            String pid = Files.readAllLines(home.resolve("data/postgres/postmaster.pid"))
                    .getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Duration cpu(Held held, LocalPlatform platform) {
        return processes(held, platform)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** In MB; shared pages count once for each process. */
    private static long resident(Held held, LocalPlatform platform) {
        return processes(held, platform)
                        .mapToLong(process -> resident(process.pid()))
                        .sum()
                / MEBIBYTE;
    }

    /** In bytes; 0 where the system does not tell. */
    static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line ->
                                    Long.parseLong(line.toLowerCase(Locale.ROOT).replaceAll("\\D", "")))
                            .sum()
                    * KIBIBYTE;
        } catch (IOException e) {
            return 0;
        }
    }
}
