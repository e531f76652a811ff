package io.partline.chassis.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Empty copies of tables in a schema of their own, to be filled, compared with the live ones, and put in their place. */
public final class TableCopies {
    private final String schema;
    private final List<String> tables;
    private final JdbcTemplate jdbc;

    public TableCopies(String schema, List<String> tables, JdbcTemplate jdbc) {
        this.schema = schema;
        this.tables = tables;
        this.jdbc = jdbc;
    }

    public void make() {
        jdbc.execute("drop schema if exists " + schema + " cascade");
        jdbc.execute("create schema " + schema);
        for (String table : tables) {
            // Half of each page is left to the later versions of its rows: one that stays there is in no index anew.
            jdbc.execute("create table %s.%s (like %s including all) with (fillfactor = 50)"
                    .formatted(schema, table, table));
        }
    }

    /** For the rest of the transaction the tables' names mean the copies. */
    public void use() {
        jdbc.execute("set local search_path = " + schema + ", public");
    }

    /** In the place of the live tables; the schema goes. */
    public void exchange() {
        tables.forEach(this::exchange);
        jdbc.execute("drop schema " + schema + " cascade");
    }

    /** Rows that one side has and the other has not. */
    public long differingRows() {
        return tables.stream().mapToLong(this::differingRows).sum();
    }

    private void exchange(String table) {
        Map<String, String> names = indexes(table);
        jdbc.execute("drop table public." + table);
        jdbc.execute("alter table %s.%s reset (fillfactor)".formatted(schema, table));
        jdbc.execute("alter table %s.%s set schema public".formatted(schema, table));
        indexes(table).forEach((definition, name) -> {
            String before = names.getOrDefault(definition, name);
            if (!before.equals(name)) {
                jdbc.execute("alter index public.%s rename to %s".formatted(name, before));
            }
        });
    }

    /** Names by definition: a copy's indexes are named by PostgreSQL, and a later migration asks for them by ours. */
    private Map<String, String> indexes(String table) {
        Map<String, String> names = new HashMap<>();
        jdbc.query(
                "select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = ?",
                row -> {
                    String definition = row.getString(2);
                    names.put(definition.replace(" " + row.getString(1) + " ON ", " ON "), row.getString(1));
                },
                table);
        return names;
    }

    private long differingRows(String table) {
        Long rows = jdbc.queryForObject("""
                select count(*) from (
                  (table public.%1$s except all table %2$s.%1$s) union all (table %2$s.%1$s except all table public.%1$s)) different
                """.formatted(table, schema), Long.class);
        return rows == null ? 0 : rows;
    }
}
