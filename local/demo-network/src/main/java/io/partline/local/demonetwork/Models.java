package io.partline.local.demonetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The product models, and which parts fit each. */
final class Models implements Table {
    private static final int COUNT = 120;

    private record Model(String number, String name, String nameZh, Set<String> parts) {}

    private record Appliance(String code, String name, String nameZh) {}

    private static final List<Appliance> APPLIANCES = List.of(
            new Appliance("BCD", "Fridge", "冰箱"),
            new Appliance("XQG", "Washing machine", "洗衣机"),
            new Appliance("KFR", "Air conditioner", "空调"),
            new Appliance("KWS", "Oven", "烤箱"),
            new Appliance("WQP", "Dishwasher", "洗碗机"),
            new Appliance("JSQ", "Water heater", "热水器"));

    private final List<Model> models = new ArrayList<>();

    Models(Parts parts) {
        List<String> numbers = parts.numbers().stream()
                .limit(Size.DEMO.parts())
                .filter(number -> !number.equals(Parts.HINGE) && !number.equals(Parts.OTHER_HINGE))
                .toList();
        Random random = Table.random("models");
        for (String cast : List.of("BCD-215K", "BCD-215KA")) {
            Set<String> fits = new LinkedHashSet<>();
            fits.add(cast.equals("BCD-215K") ? Parts.HINGE : Parts.OTHER_HINGE);
            pick(numbers, 50, random, fits);
            models.add(new Model(cast, "Fridge " + cast, "冰箱 " + cast, fits));
        }
        for (int i = 2; i < COUNT; i++) {
            Appliance appliance = APPLIANCES.get(i % APPLIANCES.size());
            String number = appliance.code() + "-" + (200 + i / 12 * 10 + i % 3)
                    + List.of("W", "V", "WA", "VA").get(i / 6 % 4) + (i / 24 == 0 ? "" : String.valueOf(i / 24));
            Set<String> fits = new LinkedHashSet<>();
            pick(numbers, 40 + random.nextInt(30), random, fits);
            models.add(new Model(number, appliance.name() + " " + number, appliance.nameZh() + " " + number, fits));
        }
    }

    private static void pick(List<String> from, int count, Random random, Set<String> into) {
        int wanted = into.size() + count;
        while (into.size() < wanted) {
            into.add(from.get(random.nextInt(from.size())));
        }
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public Set<String> buildsOn() {
        return Set.of("parts");
    }

    @Override
    public List<String> header() {
        return List.of("productModel", "name", "nameZh", "partNumber");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        models.forEach(model -> model.parts()
                .forEach(part -> rows.add(Arrays.asList(model.number(), model.name(), model.nameZh(), part))));
        return rows;
    }
}
