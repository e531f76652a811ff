package io.partline.requests.correction;

import io.partline.chassis.events.DomainEvent;
import io.partline.chassis.events.StoredEvent;
import io.partline.chassis.follow.Projection;
import io.partline.requests.correction.PartNumberSearchEvent.PartNumberFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often each spelling was corrected to each part, by model; spellings without case, blanks and dashes. */
@Component
class CorrectionProjection implements Projection {
    private record Key(String productModel, String typed, String partNumber) {}

    @Override
    public String name() {
        return "corrections";
    }

    @Override
    public List<String> tables() {
        return List.of("correction_row");
    }

    @Override
    public List<Class<? extends DomainEvent>> madeOf() {
        return List.of(PartNumberFound.class);
    }

    @Override
    public void apply(List<StoredEvent> batch, JdbcClient target) {
        Map<Key, Integer> times = new LinkedHashMap<>();
        for (StoredEvent stored : batch) {
            if (stored.payload() instanceof PartNumberFound found) {
                // One order teaches a spelling once, however often it was typed with other blanks or dashes.
                found.corrections().stream()
                        .filter(correction -> PartNumbers.isSlip(correction.typed(), correction.partNumber()))
                        .map(correction -> new Key(
                                found.productModel(), PartNumbers.bare(correction.typed()), correction.partNumber()))
                        .distinct()
                        .forEach(key -> times.merge(key, 1, Integer::sum));
            }
        }
        times.forEach((key, more) -> target.sql("""
                        insert into correction_row (product_model, typed, part_number, times) values (?, ?, ?, ?)
                        on conflict (product_model, typed, part_number)
                          do update set times = correction_row.times + excluded.times
                        """)
                .params(key.productModel(), key.typed(), key.partNumber(), more)
                .update());
    }
}
