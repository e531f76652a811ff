package io.partline.local.demonetwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** One collection of the network: what its import file says. */
interface Table {
    /** As the import endpoint calls it. */
    String name();

    /** Names of the tables that have to be in before this one; those that build on the same come in at the same time. */
    default Set<String> buildsOn() {
        return Set.of();
    }

    List<String> header();

    List<List<@Nullable Object>> rows();

    default String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(header());
            for (List<@Nullable Object> row : rows()) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * A sequence of its own for each number of things that is drawn: what is added draws from a new one, and nothing that
     * was there before changes.
     */
    static Random random(String of) {
        return new Random(of.hashCode() * 31L + 2002);
    }
}
