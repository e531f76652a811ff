package io.partline.sample;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.aggregate.Decider;
import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.chassis.follow.Reaction;
import io.partline.chassis.imports.CsvImport;
import io.partline.chassis.imports.ImportOutcome;
import io.partline.chassis.partners.Copy;
import io.partline.chassis.partners.PublicEvent;
import io.partline.chassis.partners.PublishedEvents;
import io.partline.chassis.partners.Subscription;
import io.partline.chassis.rest.Cursor;
import io.partline.chassis.rest.Once;
import io.partline.chassis.rest.Page;
import io.partline.chassis.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A whole service on the chassis, to test the chassis with. */
@SpringBootApplication
public class SampleService {
    public static final String WANTED = "io.partline.test.marbles-wanted.v1";

    /** Published whenever marbles were put into a jar. */
    public static final String PUT = "io.partline.sample.marbles-put.v1";

    public static final String TOPIC = "partline.sample.v1";

    /** A message that asks for marbles. */
    public record Wanted(String jar, int marbles) {}

    public static final String PAINTED = "io.partline.test.toy-painted.v1";

    public static final String TOYS = "partline.toys.v1";

    /** A toy has this colour from now on. */
    public record Painted(String toy, String colour) {}

    record Heard(int marbles) {}

    public record PutBody(
            @NotBlank String jar, @Min(1) @Max(9_999) int marbles) {}

    @Bean
    Decider<Jar.State, Jar.Asked, Jar.Event> jars() {
        return Jar.decider();
    }

    @Bean
    PublishedEvents published() {
        return event -> switch ((Jar.Event) event.payload()) {
            case Jar.MarblesPut put ->
                List.of(new PublicEvent(TOPIC, PUT, put.jar(), Map.of("marbles", put.marbles())));
            case Jar.MarblesTaken _ -> List.of();
        };
    }

    @Bean
    Subscription wants(Commands commands) {
        return Subscription.named("wants").topics("partline.wants.v1").on(WANTED, Wanted.class, (event, wanted) -> {
            Traps.pass(Traps.WANTED, wanted.jar() + " " + wanted.marbles());
            commands.send(new Jar.Put(wanted.jar(), wanted.marbles()));
            Traps.pass(Traps.WANTED_DONE, wanted.jar());
        });
    }

    private static final JsonMapper WHOLE_MARBLES = JsonMapper.builder()
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** Many writers, each with a topic and ids of its own, read more strictly than the others; what they scribble counts by its characters. */
    @Bean
    Subscription guests(Commands commands) {
        return Subscription.named("guests")
                .topicPattern("partline\\.guest\\..*\\.v1")
                .on(
                        WANTED,
                        Wanted.class,
                        body -> WHOLE_MARBLES.readValue(body, Wanted.class),
                        (event, wanted) -> commands.send(new Jar.Put(wanted.jar(), wanted.marbles())))
                .unreadable((event, body) -> commands.send(new Jar.Put("scribbled-" + event.subject(), body.length())));
    }

    /** Listens to the service's own topic, so that a request goes all the way round through Kafka. */
    @Bean
    Subscription echo(Commands commands) {
        return Subscription.named("echo").topics(TOPIC).on(PUT, Heard.class, (event, heard) -> {
            String jar = Objects.requireNonNull(event.subject());
            if (jar.startsWith("jar:echo-")) {
                commands.send(new Jar.Put(jar.replace("echo", "heard"), heard.marbles()));
            }
        });
    }

    /** Keeps the colour of every toy, and puts a marble into its jar each time it is painted. */
    @Bean
    Subscription toys(Commands commands, JdbcClient db) {
        return Subscription.named("toys")
                .topics(TOYS)
                .keep(Copy.named("known-toys", List.of("known_toy")).on(PAINTED, Painted.class, toy -> {
                    Traps.pass(Traps.PAINTED, toy.toy() + " " + toy.colour());
                    db.sql("""
                            insert into known_toy values (?, ?)
                            on conflict (toy) do update set colour = excluded.colour
                            """).params(toy.toy(), toy.colour()).update();
                }))
                .on(PAINTED, Painted.class, (_, toy) -> commands.send(new Jar.Put("jar:" + toy.toy(), 1)));
    }

    @Bean
    Projection contents() {
        return new Contents();
    }

    @Bean
    Reaction mirror(Commands commands) {
        return new Reaction() {
            @Override
            public String name() {
                return "mirror";
            }

            @Override
            public List<Class<? extends DomainEvent>> reactsTo() {
                return List.of(Jar.Event.class);
            }

            @Override
            public void on(StoredEvent event) {
                if (event.payload() instanceof Jar.MarblesPut(String jar, int marbles)
                        && jar.startsWith("jar:mirrored-")) {
                    commands.send(new Jar.Put(jar.replace("mirrored", "image"), marbles));
                    Traps.pass(Traps.MIRROR_DONE, jar);
                }
            }
        };
    }

    @Bean
    CsvImport marbles(Commands commands) {
        return CsvImport.of("marbles", List.of("jar", "marbles"), row -> List.of(row.text("jar")), row -> {
            long marbles = row.wholeNumber("marbles");
            if (marbles == 0) {
                return ImportOutcome.UNCHANGED;
            }
            commands.send(
                    marbles > 0
                            ? new Jar.Put(row.text("jar"), (int) marbles)
                            : new Jar.Take(row.text("jar"), (int) -marbles));
            return ImportOutcome.ACCEPTED;
        });
    }

    /** Marbles by jar. */
    public static class Contents implements Projection {
        @Override
        public String name() {
            return "contents";
        }

        @Override
        public List<String> tables() {
            return List.of("contents");
        }

        @Override
        public List<Class<? extends DomainEvent>> madeOf() {
            return List.of(Jar.Event.class);
        }

        @Override
        public void apply(List<StoredEvent> batch, JdbcClient db) {
            Map<String, Integer> changes = new HashMap<>();
            for (StoredEvent stored : batch) {
                Traps.pass(Traps.CONTENTS, stored.aggregateId());
                int change = switch ((Jar.Event) stored.payload()) {
                    case Jar.MarblesPut put -> put.marbles();
                    case Jar.MarblesTaken taken -> -taken.marbles();
                };
                changes.merge(stored.aggregateId(), change, Integer::sum);
            }
            changes.forEach((jar, change) -> db.sql(
                            "insert into contents values (?, ?) on conflict (jar) do update set marbles = contents.marbles + excluded.marbles")
                    .params(jar, change)
                    .update());
        }
    }

    @Schema(example = """
            {"jar": "jar:a", "load": {"marbles": 3, "sum": "=3+1"}, "labels": ["glass"]}
            """)
    record JarView(String jar, Load load, List<String> labels) {}

    @Schema(example = """
            {"marbles": 3, "sum": "=3+1"}
            """)
    record Load(int marbles, String sum) {}

    @RestController
    static class JarApi {
        private final Commands commands;
        private final JdbcClient db;

        JarApi(Commands commands, JdbcClient db) {
            this.commands = commands;
            this.db = db;
        }

        @PostMapping("/api/jars")
        @Operation(summary = "Put marbles into a jar")
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Map<String, Object>> putJar(@Valid @RequestBody PutBody body, Caller caller, Once once) {
            return once.answer(body, () -> {
                Jar.State state = commands.send(new Jar.Put("jar:" + body.jar(), body.marbles()))
                        .after();
                return ResponseEntity.created(URI.create("/api/jars/" + body.jar()))
                        .body(Map.of("jar", body.jar(), "marbles", state.marbles(), "by", caller.personId()));
            });
        }

        @PostMapping("/api/jars/{jar}/takings")
        @Operation(summary = "Take marbles out of a jar")
        ResponseEntity<Jar.State> takeFromJar(@PathVariable String jar, @RequestBody PutBody body, Once once) {
            return once.answer(
                    body,
                    () -> ResponseEntity.ok(commands.send(new Jar.Take("jar:" + jar, body.marbles()))
                            .after()));
        }

        @GetMapping("/api/jars")
        @Operation(summary = "Jars by name")
        Page<JarView> listJars(
                @RequestParam(required = false) @Nullable String prefix,
                @RequestParam(required = false) @Nullable String cursor,
                @RequestParam(required = false) @Nullable Integer limit) {
            int size = Page.limit(limit);
            return Page.of(
                    db.sql("""
                            select jar, marbles from contents
                             where jar > coalesce(?::text, '') and starts_with(jar, coalesce(?::text, ''))
                             order by jar limit ?
                            """)
                            .params(Arrays.asList(Cursor.parse(cursor), prefix, size + 1))
                            .query((row, _) -> new JarView(
                                    row.getString(1),
                                    new Load(row.getInt(2), "=" + row.getInt(2) + "+1"),
                                    List.of("glass", "round")))
                            .list(),
                    size,
                    jar -> Cursor.of(jar.jar()));
        }

        @GetMapping("/api/jars/{jar}")
        @Operation(summary = "What is in a jar")
        Map<String, Object> getJar(@PathVariable String jar) {
            return Map.of(
                    "marbles",
                    db.sql("select coalesce(max(marbles), 0) from contents where jar = ?")
                            .param("jar:" + jar)
                            .query(Integer.class)
                            .single());
        }
    }
}
