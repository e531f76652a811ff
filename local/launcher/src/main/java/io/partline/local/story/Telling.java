package io.partline.local.story;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Prints the story so that a person likes to read it. */
final class Telling {
    private static final String INDENT = " ".repeat(11);
    private static final int BAR = 30;

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private int days;

    Telling(PrintStream out) {
        this.out = out;
    }

    void open(URI gateway, String serialNumber) {
        out.println();
        out.println("The fridge in Taizhou: 23 days become one transit");
        out.println("泰州的冰箱：从二十三天到一次运输");
        out.printf("Serial number %s, played on %s%n", serialNumber, gateway);
    }

    /** Begins a scene; the facts that follow belong to it. */
    void scene(Scene scene) {
        int first = days + 1;
        days += scene.daysIn2002();
        String when = first == days ? "day %d".formatted(first) : "days %d to %d".formatted(first, days);
        out.println();
        out.printf(
                Locale.ROOT,
                "%7.2f s  %-9s %s  %s%n",
                Duration.between(begin, Instant.now()).toMillis() / 1000.0,
                scene.cause(),
                scene.title(),
                scene.titleZh());
        out.printf("%s2002, %s: %s%n", INDENT, when, scene.in2002());
    }

    void fact(String text) {
        out.println(INDENT + "- " + text);
    }

    /** The timeline of the order as the platform itself tells it. */
    void timeline(JsonNode timeline, Duration transit) {
        double age = timeline.path("ageSeconds").asDouble();
        out.println();
        out.printf(
                "Where the time of %s went  订单时间去向%n",
                timeline.path("serviceOrderId").asString());
        for (JsonNode stretch : timeline.path("stretches")) {
            double seconds = stretch.path("seconds").asDouble();
            out.printf(
                    Locale.ROOT,
                    "  %-9s %8.3f s  %-30s  %s  %s%n",
                    stretch.path("cause").asString(),
                    seconds,
                    "█".repeat((int) Math.round(BAR * seconds / Math.max(age, 0.001))),
                    stretch.path("text").asString(),
                    stretch.path("textZh").asString());
        }
        out.printf(Locale.ROOT, "  %-9s %8.3f s%n", "total", age);
        out.println();
        out.printf(
                Locale.ROOT,
                "In 2002: %d days. Now: no wait but the carrier's, %.1f hours on the road for each of the two trips.%n",
                days,
                transit.toMinutes() / 60.0);
        out.printf(Locale.ROOT, "2002年：%d天。现在：除运输外无需等待，每程约 %.1f 小时。%n", days, transit.toMinutes() / 60.0);
    }

    void broken(String why) {
        out.println();
        out.println("The story did not go as told: " + why);
    }
}
