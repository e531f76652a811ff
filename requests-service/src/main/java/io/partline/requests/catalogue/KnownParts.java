package io.partline.requests.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parts, models and which part fits which model, as last published by inventory. */
@Component
public class KnownParts {
    /** What the copy is kept in. */
    public static final List<String> TABLES = List.of("known_part", "known_model", "fitted_part");

    private static final String PART = "select p.part_number, description, description_zh, unit_price, currency";

    private final JdbcClient db;

    KnownParts(JdbcClient db) {
        this.db = db;
    }

    public boolean knowsModel(String productModel) {
        return db.sql("select exists (select from known_model where product_model = ?)")
                .param(productModel)
                .query(Boolean.class)
                .single();
    }

    public List<String> models() {
        return db.sql("select product_model from known_model order by product_model")
                .query(String.class)
                .list();
    }

    /** The parts among these numbers that exist, by number. */
    public Map<String, KnownPart> parts(Collection<String> partNumbers) {
        return db
                .sql(PART + " from known_part p where p.part_number = any(?)")
                .param(partNumbers.toArray(String[]::new))
                .query(KnownParts::part)
                .list()
                .stream()
                .collect(Collectors.toMap(KnownPart::partNumber, Function.identity()));
    }

    public List<KnownPart> partsFitting(String productModel) {
        return db.sql(PART
                        + " from fitted_part f join known_part p on p.part_number = f.part_number where f.product_model = ?"
                        + " order by p.part_number")
                .param(productModel)
                .query(KnownParts::part)
                .list();
    }

    private static KnownPart part(ResultSet row, int number) throws SQLException {
        return new KnownPart(
                row.getString("part_number"),
                row.getString("description"),
                row.getString("description_zh"),
                new Money(row.getBigDecimal("unit_price"), row.getString("currency")));
    }

    public void learn(KnownPart part) {
        db.sql("""
                insert into known_part (part_number, description, description_zh, unit_price, currency)
                values (?, ?, ?, ?, ?)
                on conflict (part_number) do update set description = excluded.description,
                  description_zh = excluded.description_zh, unit_price = excluded.unit_price, currency = excluded.currency
                """)
                .params(
                        part.partNumber(),
                        part.description(),
                        part.descriptionZh(),
                        part.unitPrice().amount(),
                        part.unitPrice().currency())
                .update();
    }

    public void learnModel(String productModel) {
        db.sql("insert into known_model (product_model) values (?) on conflict do nothing")
                .param(productModel)
                .update();
    }

    public void learnFit(String productModel, String partNumber) {
        db.sql("insert into fitted_part (product_model, part_number) values (?, ?) on conflict do nothing")
                .params(productModel, partNumber)
                .update();
    }

    public void forgetFit(String productModel, String partNumber) {
        db.sql("delete from fitted_part where product_model = ? and part_number = ?")
                .params(productModel, partNumber)
                .update();
    }
}
