package io.partline.inventory.catalogue;

import io.partline.chassis.events.EventJson;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading room of parts and models. */
@Component
class Catalogue implements Projection {
    record PartView(String partNumber, PartDetails details) {}

    record ModelView(String productModel, String name, String nameZh) {}

    private final JdbcClient db;

    Catalogue(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public List<String> tables() {
        return List.of("part", "model", "model_part");
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient db) {
        Map<String, PartDetails> parts = new LinkedHashMap<>();
        Map<String, ModelRegistered> models = new LinkedHashMap<>();
        Map<PartFitted, Boolean> fits = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            switch (stored.payload()) {
                case PartEvent.PartRegistered(String number, PartDetails details) -> parts.put(number, details);
                case ModelRegistered model -> models.put(model.productModel(), model);
                case PartFitted fitted -> fits.put(fitted, true);
                default -> {}
            }
        }
        if (!parts.isEmpty()) {
            db.sql("""
                    insert into part select * from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[])
                    on conflict (part_number) do update set description = excluded.description,
                      description_zh = excluded.description_zh, details = excluded.details
                    """)
                    .params(
                            parts.keySet().toArray(String[]::new),
                            parts.values().stream()
                                    .map(PartDetails::description)
                                    .toArray(String[]::new),
                            parts.values().stream()
                                    .map(PartDetails::descriptionZh)
                                    .toArray(String[]::new),
                            parts.values().stream().map(EventJson::write).toArray(String[]::new))
                    .update();
        }
        if (!models.isEmpty()) {
            db.sql("""
                    insert into model select * from unnest(?::text[], ?::text[], ?::text[])
                    on conflict (product_model) do update set name = excluded.name, name_zh = excluded.name_zh
                    """)
                    .params(
                            models.keySet().toArray(String[]::new),
                            models.values().stream().map(ModelRegistered::name).toArray(String[]::new),
                            models.values().stream()
                                    .map(ModelRegistered::nameZh)
                                    .toArray(String[]::new))
                    .update();
        }
        if (!fits.isEmpty()) {
            db.sql("insert into model_part select * from unnest(?::text[], ?::text[]) on conflict do nothing")
                    .params(
                            fits.keySet().stream().map(PartFitted::productModel).toArray(String[]::new),
                            fits.keySet().stream().map(PartFitted::partNumber).toArray(String[]::new))
                    .update();
        }
    }

    private static PartView part(String number, String details) {
        return new PartView(number, EventJson.read(details, PartDetails.class));
    }

    Optional<PartView> find(String partNumber) {
        return db.sql("select part_number, details from part where part_number = ?")
                .param(partNumber)
                .query((row, n) -> part(row.getString(1), row.getString(2)))
                .optional();
    }

    /** @param query part of a number or description, in either language; case does not matter */
    List<PartView> parts(@Nullable String query, @Nullable String model, @Nullable String after, int limit) {
        return db.sql("""
                        select part_number, details from part p
                         where (:query::text is null or strpos(lower(part_number || ' ' || description || ' ' || description_zh), lower(:query)) > 0)
                           and (:model::text is null or exists (select from model_part f where f.product_model = :model and f.part_number = p.part_number))
                           and (:after::text is null or part_number > :after)
                         order by part_number limit :limit
                        """)
                .param("query", query)
                .param("model", model)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> part(row.getString(1), row.getString(2)))
                .list();
    }

    List<ModelView> models(@Nullable String after, int limit) {
        return db.sql(
                        "select * from model where (:after::text is null or product_model > :after) order by product_model limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(ModelView.class)
                .list();
    }

    Optional<ModelView> model(String productModel) {
        return db.sql("select * from model where product_model = ?")
                .param(productModel)
                .query(ModelView.class)
                .optional();
    }

    List<String> partNumbersOf(String productModel) {
        return db.sql("select part_number from model_part where product_model = ? order by part_number")
                .param(productModel)
                .query(String.class)
                .list();
    }
}
