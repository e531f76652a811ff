package io.partline.local.launcher;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where everything listens, on the loopback interface. */
public record Ports(Map<Name, Integer> numbers) {
    public enum Name {
        GATEWAY(8080),
        INVENTORY(8081),
        REQUESTS(8082),
        LOGISTICS(8083),
        RETURNS(8084),
        ISSUER(8085),
        POSTGRES(15432),
        KAFKA(19092),
        KAFKA_CONTROLLER(19093),
        PROMETHEUS(9091);

        private final int usual;

        Name(int usual) {
            this.usual = usual;
        }

        /** The environment variable that moves this port. */
        public String variable() {
            return "PARTLINE_" + name() + "_PORT";
        }
    }

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    public int of(Name name) {
        return numbers.getOrDefault(name, name.usual);
    }

    /** What another process must be told to find the same ports. */
    Map<String, String> asEnvironment() {
        return Arrays.stream(Name.values())
                .collect(Collectors.toMap(Name::variable, name -> Integer.toString(of(name))));
    }

    /** The usual ports, moved by {@code PARTLINE_<NAME>_PORT}. */
    public static Ports fromEnvironment(Map<String, String> environment) {
        return from(name -> {
            String value = environment.get(name.variable());
            return value == null || value.isBlank() ? null : number(name, value.strip());
        });
    }

    /** Every port from a source, for instance a finder of free ones; null keeps the usual one. */
    public static Ports from(Function<Name, @Nullable Integer> source) {
        Map<Name, Integer> numbers = new EnumMap<>(Name.class);
        for (Name name : Name.values()) {
            Integer number = source.apply(name);
            numbers.put(name, number == null ? name.usual : number);
        }
        return new Ports(numbers);
    }

    private static int number(Name name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0 && number < 65_536) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for every value that is no port
        }
        throw new LaunchFailure(
                "%s is \"%s\"; it must be a port number from 1 to 65535.".formatted(name.variable(), value));
    }
}
