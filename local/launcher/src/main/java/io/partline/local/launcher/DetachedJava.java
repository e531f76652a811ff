package io.partline.local.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts Java processes that live on when the launcher and its terminal are gone. The commands it uses for that replace
 * themselves by the program, so that the process id stays the one that was started.
 */
final class DetachedJava {
    /** Settings of the person's shell that would change how the platform's own processes behave. */
    private static final List<String> NOT_INHERITED = List.of(
            "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");

    private final List<String> prefix;

    DetachedJava() {
        this(false);
    }

    /** @param background whether everything else on this machine goes first */
    DetachedJava(boolean background) {
        prefix = Stream.concat(
                        Stream.of("setsid", "nohup")
                                .filter(DetachedJava::isOnPath)
                                .limit(1),
                        background && isOnPath("nice") ? Stream.of("nice", "-n", "19") : Stream.empty())
                .toList();
    }

    /** Runs {@code java} with these arguments; its output goes to the log, whose earlier content is kept beside it. */
    Process start(List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.addAll(arguments);
        return startProgram(command, environment, log);
    }

    /** As {@link #start}, for what is not Java. */
    Process startProgram(List<String> program, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(prefix.stream(), program.stream()).toList());
        builder.environment().keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
            }
            return builder.redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new LaunchFailure("A process could not be started: " + e.getMessage(), e);
        }
    }

    /** The class path of this JVM, for a main class of the launcher. */
    static List<String> withOwnClassPath(List<String> flags, String mainClass, List<String> arguments) {
        List<String> all = new ArrayList<>(flags);
        all.add("-cp");
        all.add(System.getProperty("java.class.path"));
        all.add(mainClass);
        all.addAll(arguments);
        return all;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
