package io.partline.inventory.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the product models. */
@Component
class Models {
    @Schema(example = """
            {"productModel":"BCD-215KA","name":"Fridge 215 KA","nameZh":"215KA冰箱"}
            """)
    record ModelSummary(String productModel, String name, String nameZh) {}

    /** @param partNumbers of all parts that fit, in order */
    @Schema(example = """
            {"productModel":"BCD-215KA","name":"Fridge 215 KA","nameZh":"215KA冰箱","partNumbers":["DHF-215KA","GSK-44"]}
            """)
    record ModelView(String productModel, String name, String nameZh, List<String> partNumbers) {}

    private final JdbcClient db;

    Models(JdbcClient db) {
        this.db = db;
    }

    /** @param partNumber leaves only models that the part fits */
    List<ModelSummary> list(@Nullable String partNumber, @Nullable String after, int limit) {
        return db.sql("""
                        select product_model, name, name_zh from model m
                         where (:part::text is null or exists (select from model_part f where f.part_number = :part and f.product_model = m.product_model))
                           and (:after::text is null or product_model > :after)
                         order by product_model limit :limit
                        """)
                .param("part", partNumber)
                .param("after", after)
                .param("limit", limit)
                .query(ModelSummary.class)
                .list();
    }

    Optional<ModelView> find(String productModel) {
        return db.sql("select product_model, name, name_zh from model where product_model = ?")
                .param(productModel)
                .query(ModelSummary.class)
                .optional()
                .map(model -> new ModelView(model.productModel(), model.name(), model.nameZh(), partsOf(productModel)));
    }

    private List<String> partsOf(String productModel) {
        return db.sql("select part_number from model_part where product_model = ? order by part_number")
                .param(productModel)
                .query(String.class)
                .list();
    }
}
