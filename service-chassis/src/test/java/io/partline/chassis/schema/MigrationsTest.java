package io.partline.chassis.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.realparts.RealParts;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The chassis and a service have histories of their own, in a new database and in one from before they were parted. */
class MigrationsTest {
    private final RealParts.Database database = RealParts.newDatabase();
    private final DriverManagerDataSource connection =
            new DriverManagerDataSource(database.url(), database.user(), database.password());
    private final JdbcTemplate jdbc = new JdbcTemplate(connection);

    private void upgrade() {
        Migrations.chassis(connection).migrate();
        Migrations.service(Flyway.configure().dataSource(connection).locations("classpath:db/migration"))
                .migrate();
    }

    private List<String> versions(String history) {
        return jdbc.queryForList(
                "select version from " + history
                        + " where type <> 'BASELINE' and version is not null order by installed_rank",
                String.class);
    }

    @Test
    void a_new_database_has_both() {
        upgrade();
        assertThat(versions("chassis_schema_history")).startsWith("1");
        assertThat(versions("flyway_schema_history")).isNotEmpty().doesNotContain("1");
        upgrade();
    }

    @Test
    void a_node_of_the_release_before_starts_on_what_a_newer_one_has_extended() {
        upgrade();
        for (String history : List.of("chassis_schema_history", "flyway_schema_history")) {
            jdbc.update("insert into " + history + """
                     (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    values (900, '900', 'next release', 'SQL', 'V900__next_release.sql', 1, 'test', 1, true)
                    """);
        }
        upgrade();
        assertThat(versions("flyway_schema_history")).endsWith("900");
    }

    @Test
    void a_database_from_before_is_taken_as_it_is_and_loses_nothing() {
        // One history for both, and of the chassis' nothing but its first.
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/chassis")
                .target("1")
                .load()
                .migrate();
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:missing")
                .target("100")
                .load()
                .migrate();
        jdbc.update("insert into inbox (listener, event_id) values ('requests', 'before')");
        upgrade();
        assertThat(jdbc.queryForObject("select count(*) from inbox", Integer.class))
                .isEqualTo(1);
        assertThat(versions("chassis_schema_history")).doesNotContain("1");
        upgrade();
    }
}
