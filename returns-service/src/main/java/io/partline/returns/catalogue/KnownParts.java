package io.partline.returns.catalogue;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copy of the catalogue's part numbers, fed by inventory's events. */
@Component
public class KnownParts {
    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_part");

    private final JdbcClient db;

    KnownParts(JdbcClient db) {
        this.db = db;
    }

    public void put(String partNumber) {
        db.sql("insert into known_part values (?) on conflict do nothing")
                .param(partNumber)
                .update();
    }

    public boolean contains(String partNumber) {
        return db.sql("select 1 from known_part where part_number = ?")
                .param(partNumber)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
