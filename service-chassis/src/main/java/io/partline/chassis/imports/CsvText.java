package io.partline.chassis.imports;

import java.util.regex.Pattern;

/**
 * Cells of files that people open in a spreadsheet. What a spreadsheet would run as a formula is written behind an
 * apostrophe, and read without it (OWASP, CSV Injection).
 */
public final class CsvText {
    private static final String FORMULA = "[=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20]";
    private static final Pattern DANGEROUS = Pattern.compile("^" + FORMULA + ".*", Pattern.DOTALL);
    private static final Pattern WRITTEN = Pattern.compile("^'" + FORMULA + ".*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private CsvText() {}

    public static String written(String cell) {
        return DANGEROUS.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    public static String read(String cell) {
        return WRITTEN.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
