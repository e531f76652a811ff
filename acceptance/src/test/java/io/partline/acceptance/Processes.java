package io.partline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.JsonNodeFactory;

/** The platform's processes, and what is left behind when one dies. */
final class Processes {
    private static final List<String> SERVICES = List.of("inventory", "requests", "logistics", "returns");

    private Processes() {}

    /** Without a word; it does not come back by itself. */
    static void kill(String name) {
        ProcessHandle process = find(name);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As an operator or an orchestrator would. */
    static void stop(String name) {
        ProcessHandle process = find(name);
        process.destroy();
        process.onExit().join();
    }

    private static ProcessHandle find(String name) {
        Matcher line = Pattern.compile("(?m)^%s +(\\d+) ".formatted(name))
                .matcher(Partline.run("status").output());
        assertThat(line.find()).as(name).isTrue();
        return ProcessHandle.of(Long.parseLong(line.group(1))).orElseThrow();
    }

    /** What was answered; status 0 if nothing was. */
    static Answer tried(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            return new Answer(0, JsonNodeFactory.instance.objectNode(), Map.of());
        }
    }

    /** Ids of the events that wait as dead letters, by service. */
    static Map<String, List<String>> deadLetters() {
        Map<String, List<String>> letters = new TreeMap<>();
        for (String service : SERVICES) {
            Answer answer = Partline.as("OPS").get("/ops/%s/dead-letters".formatted(service));
            assertThat(answer.status()).isEqualTo(200);
            letters.put(
                    service,
                    StreamSupport.stream(answer.body().spliterator(), false)
                            .map(letter -> letter.at("/delivery/eventId").asString())
                            .toList());
        }
        return letters;
    }
}
