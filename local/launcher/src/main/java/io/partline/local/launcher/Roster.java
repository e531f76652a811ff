package io.partline.local.launcher;

import io.partline.local.client.Issuer;
import io.partline.local.launcher.ProcessSpec.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which processes make the platform, what each is told, and when it counts as ready. */
final class Roster {
    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String GATEWAY = "gateway";

    /** Where traces go, an OTLP address such as {@code http://localhost:4318/v1/traces}; nowhere if it is not set. */
    private static final String TRACES = "PARTLINE_TRACES";

    private static final String ISSUER_SETTING = "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI";

    private static final List<String> HOLDER_FLAGS =
            List.of("-Xms8m", "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

    private record Service(String name, String module, Ports.Name port) {
        String database() {
            return "partline_" + name;
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service("inventory", "inventory-service", Ports.Name.INVENTORY),
            new Service("requests", "requests-service", Ports.Name.REQUESTS),
            new Service("logistics", "logistics-service", Ports.Name.LOGISTICS),
            new Service("returns", "returns-service", Ports.Name.RETURNS));

    private final Path root;
    private final PlatformHome home;
    private final Ports ports;
    private final Optional<URI> foreignIssuer =
            Issuer.fromEnvironment(System.getenv()).foreign();

    Roster(Path root, PlatformHome home, Ports ports) {
        this.root = root;
        this.home = home;
        this.ports = ports;
    }

    List<ProcessSpec> processes() {
        Stream<ProcessSpec> own = foreignIssuer.isPresent() ? Stream.of() : Stream.of(issuer());
        return Stream.of(
                        Stream.of(postgres(), kafka()), SERVICES.stream().map(this::service), own, Stream.of(gateway()))
                .flatMap(each -> each)
                .toList();
    }

    private ProcessSpec postgres() {
        Path data = home.data().resolve(POSTGRES);
        Stream<String> databases = SERVICES.stream().map(Service::database);
        List<String> arguments = Stream.concat(Stream.of(text(Ports.Name.POSTGRES), data.toString()), databases)
                .toList();
        return new ProcessSpec(
                POSTGRES,
                List.of(Ports.Name.POSTGRES),
                List.of(),
                new Program.Main(HOLDER_FLAGS, PostgresHolder.class.getName(), arguments),
                Map.of(),
                Readiness.jdbc(jdbcUrl(SERVICES.getLast()), PostgresHolder.USER, PostgresHolder.PASSWORD),
                () -> PostgresHolder.postmaster(data).stream().toList());
    }

    private ProcessSpec kafka() {
        List<String> arguments = KafkaHolder.arguments(
                ports.of(Ports.Name.KAFKA),
                ports.of(Ports.Name.KAFKA_CONTROLLER),
                home.data().resolve(KAFKA),
                home.log(KAFKA),
                KafkaHolder.cache(home).use());
        return new ProcessSpec(
                KAFKA,
                List.of(Ports.Name.KAFKA, Ports.Name.KAFKA_CONTROLLER),
                List.of(),
                new Program.Main(HOLDER_FLAGS, KafkaHolder.class.getName(), arguments),
                Map.of(),
                Readiness.tcp(ports.of(Ports.Name.KAFKA)),
                List::of);
    }

    private ProcessSpec service(Service service) {
        Map<String, String> environment = new LinkedHashMap<>(signIn());
        environment.putAll(Map.of(
                "SERVER_PORT",
                text(service.port()),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SPRING_DATASOURCE_URL",
                jdbcUrl(service),
                "SPRING_DATASOURCE_USERNAME",
                PostgresHolder.USER,
                "SPRING_DATASOURCE_PASSWORD",
                PostgresHolder.PASSWORD,
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + ports.of(Ports.Name.KAFKA)));
        return application(
                service.name(),
                service.module(),
                service.port(),
                List.of(POSTGRES, KAFKA),
                224,
                environment,
                List.of());
    }

    private ProcessSpec issuer() {
        return application(
                "issuer",
                "local/demo-issuer",
                Ports.Name.ISSUER,
                List.of(),
                64,
                Map.of("SERVER_PORT", text(Ports.Name.ISSUER), "SERVER_ADDRESS", "127.0.0.1"),
                List.of(
                        "--partline.demo-issuer.enabled=true",
                        "--partline.demo-issuer.issuer-uri=" + gatewayAddress(),
                        "--partline.demo-issuer.key-folder=" + home.data().resolve("issuer")));
    }

    private ProcessSpec gateway() {
        Map<String, String> environment = new LinkedHashMap<>(signIn());
        environment.put("SERVER_PORT", text(Ports.Name.GATEWAY));
        if (foreignIssuer.isEmpty()) {
            environment.put(
                    "PARTLINE_GATEWAY_ISSUER", address(Ports.Name.ISSUER).toString());
        }
        for (Service service : SERVICES) {
            environment.put(
                    "PARTLINE_GATEWAY_" + service.port().name(),
                    address(service.port()).toString());
        }
        return application(
                GATEWAY,
                GATEWAY,
                Ports.Name.GATEWAY,
                List.of(),
                160,
                environment,
                List.of("--server.address=127.0.0.1"));
    }

    private ProcessSpec application(
            String name,
            String module,
            Ports.Name port,
            List<String> needs,
            int heapMegabytes,
            Map<String, String> environment,
            List<String> arguments) {
        List<String> flags = List.of(
                "-Xms32m",
                "-Xmx%dm".formatted(heapMegabytes),
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Xlog:aot=error,cds=error",
                "--enable-native-access=ALL-UNNAMED");
        return new ProcessSpec(
                name,
                List.of(port),
                needs,
                new Program.Jar(jar(module), flags, arguments),
                withTraces(environment),
                Readiness.http(readiness(name, port)),
                List::of);
    }

    private static Map<String, String> withTraces(Map<String, String> environment) {
        String address = System.getenv().getOrDefault(TRACES, "");
        Map<String, String> more = new LinkedHashMap<>(environment);
        if (!address.isBlank()) {
            more.put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", address);
        }
        return more;
    }

    private URI readiness(String name, Ports.Name port) {
        String path = name.equals("issuer") ? "/oauth2/jwks" : "/actuator/health/readiness";
        return address(port).resolve(path);
    }

    /** The jar as the build names it, whatever the version; the path is told even where there is none. */
    private Path jar(String module) {
        Path target = root.resolve(module).resolve("target");
        String artifact = Path.of(module).getFileName().toString();
        PathMatcher executable =
                FileSystems.getDefault().getPathMatcher("glob:" + artifact + "-[0-9]*{SNAPSHOT,[0-9]}.jar");
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                return files.filter(file -> executable.matches(file.getFileName()))
                        .findFirst()
                        .orElse(target.resolve(artifact + ".jar"));
            } catch (IOException e) {
                throw new LaunchFailure("%s cannot be read: %s".formatted(target, e.getMessage()), e);
            }
        }
        return target.resolve(artifact + ".jar");
    }

    URI gatewayAddress() {
        return URI.create("http://localhost:" + ports.of(Ports.Name.GATEWAY));
    }

    /** A foreign issuer says itself where its keys are. */
    private Map<String, String> signIn() {
        return foreignIssuer
                .map(issuer -> Map.of(ISSUER_SETTING, issuer.toString()))
                .orElseGet(() -> Map.of(
                        ISSUER_SETTING,
                        gatewayAddress().toString(),
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
                        address(Ports.Name.ISSUER).resolve("/oauth2/jwks").toString()));
    }

    private URI address(Ports.Name port) {
        return URI.create("http://127.0.0.1:" + ports.of(port));
    }

    private String jdbcUrl(Service service) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of(Ports.Name.POSTGRES), service.database());
    }

    private String text(Ports.Name port) {
        return Integer.toString(ports.of(port));
    }
}
