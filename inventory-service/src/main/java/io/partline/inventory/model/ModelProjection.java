package io.partline.inventory.model;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.inventory.model.ModelEvent.ModelRegistered;
import io.partline.inventory.model.ModelEvent.PartFitWithdrawn;
import io.partline.inventory.model.ModelEvent.PartFitted;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows that {@link Models} reads. */
@Component
class ModelProjection implements Projection {
    private record Fit(String productModel, String partNumber) {}

    @Override
    public String name() {
        return "models";
    }

    @Override
    public List<String> tables() {
        return List.of("model", "model_part");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(ModelEvent.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<String, ModelRegistered> models = new LinkedHashMap<>();
        Set<Fit> fitting = new LinkedHashSet<>();
        Set<Fit> withdrawn = new LinkedHashSet<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof ModelEvent event) {
                switch (event) {
                    case ModelRegistered model -> models.put(model.productModel(), model);
                    case PartFitted e -> move(new Fit(e.productModel(), e.partNumber()), withdrawn, fitting);
                    case PartFitWithdrawn e -> move(new Fit(e.productModel(), e.partNumber()), fitting, withdrawn);
                }
            }
        }
        if (!models.isEmpty()) {
            register(models.values(), target);
        }
        write(
                "insert into model_part select * from unnest(?::text[], ?::text[]) on conflict do nothing",
                fitting,
                target);
        write(
                "delete from model_part where (product_model, part_number) in (select * from unnest(?::text[], ?::text[]))",
                withdrawn,
                target);
    }

    /** What is said last of a fit counts. */
    private static void move(Fit fit, Set<Fit> from, Set<Fit> to) {
        from.remove(fit);
        to.add(fit);
    }

    private static void register(Collection<ModelRegistered> models, JdbcClient target) {
        target.sql("""
                insert into model select * from unnest(?::text[], ?::text[], ?::text[])
                on conflict (product_model) do update set name = excluded.name, name_zh = excluded.name_zh
                """)
                .params(
                        models.stream().map(ModelRegistered::productModel).toArray(String[]::new),
                        models.stream().map(ModelRegistered::name).toArray(String[]::new),
                        models.stream().map(ModelRegistered::nameZh).toArray(String[]::new))
                .update();
    }

    private static void write(String sql, Set<Fit> fits, JdbcClient target) {
        if (!fits.isEmpty()) {
            target.sql(sql)
                    .params(
                            fits.stream().map(Fit::productModel).toArray(String[]::new),
                            fits.stream().map(Fit::partNumber).toArray(String[]::new))
                    .update();
        }
    }
}
