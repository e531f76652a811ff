package io.partline.chassis.exports;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.TestTokens;
import io.partline.sample.Jar;
import io.partline.sample.SampleUnderTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Any list is to be had as CSV, whole. */
@SampleUnderTest
class ExportTest {
    private static final int JARS = 450;

    @LocalServerPort
    int port;

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    private final String token = TestTokens.station("S-TZ-01");
    private final String prefix = "jar:export-" + UUID.randomUUID() + "-";

    private Http http() {
        return new Http(port);
    }

    @Test
    void all_pages_come_in_one_file_under_the_filters_of_the_list() {
        for (int i = 0; i < JARS; i++) {
            commands.send(new Jar.Put(prefix + "%03d".formatted(i), i + 1));
        }
        Await.until(() ->
                jdbc.queryForObject("select count(*) from contents where starts_with(jar, ?)", Integer.class, prefix)
                        == JARS);

        List<String> lines = http().text("/api/jars?prefix=" + prefix, "text/csv", token)
                .lines()
                .toList();

        assertThat(lines.getFirst()).isEqualTo("jar,load.marbles,load.sum,labels");
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyElementsOf(IntStream.range(0, JARS)
                        .mapToObj(i ->
                                "%s%03d,%d,'=%d+1,\"[\"\"glass\"\",\"\"round\"\"]\"".formatted(prefix, i, i + 1, i + 1))
                        .toList());
    }

    @Test
    void a_list_of_nothing_has_its_header_and_the_rest_is_as_it_was() {
        String nothing = "/api/jars?prefix=" + prefix;
        assertThat(http().text(nothing, "text/csv", token)).isEqualTo("jar,load.marbles,load.sum,labels\r\n");
        for (String accept : List.of("application/json", "*/*", "application/json, text/csv")) {
            assertThat(http().text(nothing, accept, token)).as(accept).startsWith("{");
        }
        assertThat(http().text("/api/jars?colour=red", "text/csv", token)).contains("is not known here");
        assertThat(http().text("/api/jars", "text/csv", null)).contains("unauthenticated");
    }
}
