package io.partline.local.demonetwork;

/** GS1 identification keys of 13 digits (GTIN-13, GLN). */
final class Gs1 {
    /** A company prefix that GS1 keeps for restricted, in-house numbers: it can be nobody's real one. */
    private static final String RESTRICTED_PREFIX = "200";

    private Gs1() {}

    /** @param kind one digit that keeps kinds of number apart */
    static String number(int kind, int serial) {
        String digits = RESTRICTED_PREFIX + kind + "%08d".formatted(serial);
        return digits + checkDigit(digits);
    }

    /** Modulo 10 with weights 3 and 1 from the right (GS1 General Specifications, section 7.9). */
    static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
            sum += weight * (digits.charAt(i) - '0');
        }
        return (10 - sum % 10) % 10;
    }
}
