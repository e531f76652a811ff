package io.partline.local.demonetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Deep at headquarters, thinner at the centres, thin at the stations; of the story's hinge only what the story says. */
final class Stock implements Table {
    private static final String OPENING = "OPENING-2026";
    private static final int PARTS_PER_STATION = 60;
    private static final int PARTS_PER_CENTRE = 500;

    private final Parts parts;
    private final Sites sites;

    Stock(Parts parts, Sites sites) {
        this.parts = parts;
        this.sites = sites;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public Set<String> buildsOn() {
        return Set.of("sites", "parts");
    }

    @Override
    public List<String> header() {
        return List.of("siteId", "partNumber", "quantity", "reference");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> numbers = parts.numbers().stream()
                .filter(number -> !number.equals(Parts.OTHER_HINGE))
                .toList();
        rows.add(Arrays.asList(Sites.HEADQUARTERS, Parts.OTHER_HINGE, 40, OPENING));
        rows.add(Arrays.asList("C-NB", Parts.OTHER_HINGE, 2, OPENING));
        Random hq = Table.random("stock HQ");
        numbers.forEach(number -> rows.add(Arrays.asList(Sites.HEADQUARTERS, number, 40 + hq.nextInt(361), OPENING)));
        Sites.centres().forEach(centre -> stock(centre, numbers, PARTS_PER_CENTRE, 2, 12, rows));
        sites.stations().forEach(station -> stock(station, numbers, PARTS_PER_STATION, 1, 3, rows));
        return rows;
    }

    private static void stock(
            String siteId, List<String> numbers, int count, int least, int most, List<List<@Nullable Object>> rows) {
        Random random = Table.random("stock " + siteId);
        List<String> first = numbers.subList(0, Math.min(numbers.size(), Size.DEMO.parts() - 1));
        Set<Integer> picked = new LinkedHashSet<>();
        while (picked.size() < count) {
            picked.add(random.nextInt(first.size()));
        }
        picked.forEach(index ->
                rows.add(Arrays.asList(siteId, first.get(index), least + random.nextInt(most - least + 1), OPENING)));
    }
}
