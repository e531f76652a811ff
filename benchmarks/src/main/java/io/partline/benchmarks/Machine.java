package io.partline.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the figures were measured on; without it they mean nothing. */
final class Machine {
    private Machine() {}

    /** Date, cores, memory, load average of the last minute, Java. */
    static String describe() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, load average %.1f, Java %s",
                LocalDate.now(ZoneOffset.UTC),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1L << 30),
                system.getSystemLoadAverage(),
                Runtime.version().feature());
    }
}
