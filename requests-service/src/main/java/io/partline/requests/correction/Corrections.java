package io.partline.requests.correction;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people corrected before. One order may be a mistake of its own; what two orders say counts. */
@Component
class Corrections {
    private static final int ENOUGH = 2;

    private final JdbcClient db;

    Corrections(JdbcClient db) {
        this.db = db;
    }

    /** How often a spelling was corrected to each part number, for a model. */
    Map<String, Integer> times(String productModel, String typed) {
        Map<String, Integer> times = new HashMap<>();
        db.sql("select part_number, times from correction_row where product_model = ? and typed = ? and times >= ?")
                .params(productModel, PartNumbers.bare(typed), ENOUGH)
                .query((row, number) -> times.put(row.getString(1), row.getInt(2)))
                .list();
        return times;
    }
}
