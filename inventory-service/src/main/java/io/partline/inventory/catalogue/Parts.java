package io.partline.inventory.catalogue;

import io.partline.chassis.events.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the parts. */
@Component
class Parts {
    private final JdbcClient db;

    Parts(JdbcClient db) {
        this.db = db;
    }

    private static PartView part(ResultSet row, int number) throws SQLException {
        return PartView.of(row.getString(1), EventJson.read(row.getString(2), PartDetails.class));
    }

    Optional<PartView> find(String partNumber) {
        return db.sql("select part_number, details from part where part_number = ?")
                .param(partNumber)
                .query(Parts::part)
                .optional();
    }

    /** @param query part of a number or description, in either language; case does not matter */
    List<PartView> list(@Nullable String query, @Nullable String productModel, @Nullable String after, int limit) {
        return db.sql("""
                        select part_number, details from part p
                         where (:query::text is null or strpos(lower(part_number || ' ' || description || ' ' || description_zh), lower(:query)) > 0)
                           and (:model::text is null or exists (select from model_part f where f.product_model = :model and f.part_number = p.part_number))
                           and (:after::text is null or part_number > :after)
                         order by part_number limit :limit
                        """)
                .param("query", query)
                .param("model", productModel)
                .param("after", after)
                .param("limit", limit)
                .query(Parts::part)
                .list();
    }
}
