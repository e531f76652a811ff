package io.partline.chassis.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uFF1D1"})
    void what_a_spreadsheet_would_run_is_written_as_text_and_read_as_it_was(String cell) {
        assertThat(CsvText.written(cell)).isEqualTo("'" + cell);
        assertThat(CsvText.read(CsvText.written(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DHF-215KA", "-5", "+86", "12.50", "-0.25", "'quoted'", "门铰链", "a=b"})
    void what_is_harmless_is_left_alone(String cell) {
        assertThat(CsvText.written(cell)).isEqualTo(cell);
        assertThat(CsvText.read(cell)).isEqualTo(cell);
    }
}
