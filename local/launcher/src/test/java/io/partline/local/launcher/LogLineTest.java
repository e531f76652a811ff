package io.partline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void a_structured_line_becomes_readable() {
        String line = """
                {"@timestamp":"2026-11-23T12:00:00Z","log":{"level":"ERROR"},"message":"No room","traceId":"af01",\
                "error":{"type":"X","stack_trace":"X: full\\n\\tat shelf"}}""";

        assertThat(LogLine.readable(line))
                .isEqualTo("2026-11-23T12:00:00Z ERROR No room  [trace af01]\nX: full\n\tat shelf");
    }

    @Test
    void any_other_line_stays_as_it_is() {
        assertThat(LogLine.readable("database system is ready")).isEqualTo("database system is ready");
        assertThat(LogLine.readable("{not json")).isEqualTo("{not json");
        assertThat(LogLine.readable("{\"a\":1}")).isEqualTo("{\"a\":1}");
    }
}
