package io.partline.requests.correction;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How alike two typed numbers are. */
final class PartNumbers {
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Pd}_]+");

    private PartNumbers() {}

    /** Without what people leave out or add: case, blanks, dashes, full-width forms. */
    static String bare(String typed) {
        return NOISE.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /**
     * Optimal string alignment distance: the least number of insertions, deletions, substitutions and exchanges of two
     * neighbours, no place touched twice (the restricted edit distance of F. J. Damerau, "A technique for computer
     * detection and correction of spelling errors", CACM 7(3), 1964; recurrence as in L. Boytsov, "Indexing methods for
     * approximate dictionary searching", JEA 16, 2011, section 2.2).
     */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + substitution);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }

    /** Whether the one may have been meant by the other: at most a third of its characters are different. */
    static boolean isSlip(String typed, String meant) {
        return 3 * unlikeness(typed, meant) <= bare(meant).length();
    }

    /** Distance of the bare forms. */
    static int unlikeness(String typed, String known) {
        return distance(bare(typed), bare(known));
    }
}
