package io.partline.local.demonetwork;

import io.partline.local.demonetwork.Geography.City;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The files of one network, to be sent to the public import endpoints in the order sites, parts, models, carriers, stock. */
public final class DemoNetwork {
    public static final String HINGE = "DHF-215K";
    public static final String OTHER_HINGE = "DHF-215KA";
    private static final String OPENING = "OPENING-2026";
    private static final int MODELS = 120;
    private static final int PARTS_PER_STATION = 60;
    private static final int PARTS_PER_CENTRE = 500;

    private record Part(
            String number,
            String description,
            String descriptionZh,
            int price,
            @Nullable String supersededBy) {}

    private record Model(String number, String name, String nameZh, Set<String> parts) {}

    private record Station(String id, City town, String centre) {}

    private final Size size;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();

    private DemoNetwork(Size size) {
        this.size = size;
        makeParts();
        makeModels();
        makeStations();
    }

    public static DemoNetwork of(Size size) {
        return new DemoNetwork(size);
    }

    /** {@code DemoNetwork <folder> [size]} writes the files. */
    public static void main(String[] arguments) {
        of(arguments.length > 1 ? Size.valueOf(arguments[1]) : Size.DEMO).writeTo(Path.of(arguments[0]));
    }

    /** Writes {@code sites.csv}, {@code parts.csv}, {@code models.csv}, {@code carriers.csv} and {@code stock.csv}. */
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of each file by collection, in the order of import. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sites", sites());
        files.put("parts", parts());
        files.put("models", models());
        files.put("carriers", Hauliers.csv());
        files.put("stock", stock());
        return files;
    }

    /** Each number of things has a random sequence of its own, so that adding to one does not change another. */
    static Random random(String of) {
        return new Random(of.hashCode() * 31L + 2002);
    }

    private record Kind(String code, String name, String nameZh, int price) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("DHF", "Door hinge", "门铰链", 38),
            new Kind("DSG", "Door seal gasket", "门封条", 65),
            new Kind("CMP", "Compressor", "压缩机", 620),
            new Kind("PCB", "Main control board", "主控板", 310),
            new Kind("DRP", "Drain pump", "排水泵", 120),
            new Kind("FAN", "Fan motor", "风扇电机", 145),
            new Kind("THS", "Temperature sensor", "温度传感器", 25),
            new Kind("HEL", "Heating element", "加热管", 88),
            new Kind("INV", "Water inlet valve", "进水阀", 72),
            new Kind("SHA", "Shock absorber", "减震器", 54),
            new Kind("BLT", "Drive belt", "传动皮带", 35),
            new Kind("DSP", "Display panel", "显示面板", 230),
            new Kind("FIL", "Filter", "滤网", 28),
            new Kind("EVP", "Evaporator", "蒸发器", 410),
            new Kind("KNB", "Control knob", "旋钮", 15),
            new Kind("LCK", "Door lock", "门锁", 79));

    private static final List<String> SUFFIXES = List.of("", "A", "B", "K", "KA", "KB", "M", "N");

    private void makeParts() {
        part(HINGE, KINDS.getFirst(), "BCD-215K", 38);
        part(OTHER_HINGE, KINDS.getFirst(), "BCD-215KA", 38);
        Random random = random("parts");
        Set<String> taken = new LinkedHashSet<>(List.of("DFH-215KA"));
        int serial = 100;
        while (parts.size() < size.parts()) {
            Kind kind = KINDS.get(serial % KINDS.size());
            int number = 100 + serial / KINDS.size() * 3;
            for (String suffix : SUFFIXES) {
                // Neighbours that differ by one letter, all valid.
                if (parts.size() < size.parts() && random.nextInt(4) < 3) {
                    String partNumber = kind.code() + "-" + number + suffix;
                    if (!taken.contains(partNumber) && !parts.containsKey(partNumber)) {
                        part(partNumber, kind, "series " + number, kind.price() + random.nextInt(kind.price()));
                    }
                }
            }
            serial++;
        }
        supersede();
    }

    private void part(String number, Kind kind, String of, int price) {
        parts.put(
                number,
                new Part(
                        number, kind.name() + " " + of, kind.nameZh() + " " + of.replace("series", "系列"), price, null));
    }

    /** Every fiftieth part is replaced by its neighbour, every hundred and fiftieth over two steps. */
    private void supersede() {
        List<String> numbers = parts.keySet().stream().limit(Size.DEMO.parts()).toList();
        for (int i = 50; i + 2 < numbers.size(); i += 50) {
            supersede(numbers.get(i), numbers.get(i + 1));
            if (i % 150 == 0) {
                supersede(numbers.get(i + 1), numbers.get(i + 2));
            }
        }
    }

    private void supersede(String old, String successor) {
        Part p = parts.get(old);
        if (p != null) {
            parts.put(old, new Part(p.number(), p.description(), p.descriptionZh(), p.price(), successor));
        }
    }

    private record Appliance(String code, String name, String nameZh) {}

    private static final List<Appliance> APPLIANCES = List.of(
            new Appliance("BCD", "Fridge", "冰箱"),
            new Appliance("XQG", "Washing machine", "洗衣机"),
            new Appliance("KFR", "Air conditioner", "空调"),
            new Appliance("KWS", "Oven", "烤箱"),
            new Appliance("WQP", "Dishwasher", "洗碗机"),
            new Appliance("JSQ", "Water heater", "热水器"));

    private void makeModels() {
        List<String> numbers = parts.keySet().stream()
                .limit(Size.DEMO.parts())
                .filter(number -> !number.equals(HINGE) && !number.equals(OTHER_HINGE))
                .toList();
        Random random = random("models");
        for (String cast : List.of("BCD-215K", "BCD-215KA")) {
            Set<String> fits = new LinkedHashSet<>();
            fits.add(cast.equals("BCD-215K") ? HINGE : OTHER_HINGE);
            pick(numbers, 50, random, fits);
            models.add(new Model(cast, "Fridge " + cast, "冰箱 " + cast, fits));
        }
        for (int i = 2; i < MODELS; i++) {
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

    private void makeStations() {
        for (int round = 0; stations.size() < size.stations(); round++) {
            for (City centre : Geography.CENTRES) {
                stations.add(station(centre, round));
            }
        }
    }

    /** Its own town where it is known, else somewhere within about 150 km of the centre. */
    private static Station station(City centre, int round) {
        List<City> towns = Geography.TOWNS.getOrDefault(centre.code(), List.of());
        if (round < towns.size()) {
            City town = towns.get(round);
            return new Station("S-%s-01".formatted(town.code()), town, centre.code());
        }
        Random random = random("station " + centre.code() + round);
        City town = new City(
                centre.code(),
                "%s district %d".formatted(centre.name(), round + 1),
                "%s第%d区".formatted(centre.nameZh(), round + 1),
                centre.region(),
                centre.latitude() + (random.nextDouble() - 0.5) * 2.4,
                centre.longitude() + (random.nextDouble() - 0.5) * 2.4);
        return new Station("S-%s-%02d".formatted(centre.code(), round + 1), town, centre.code());
    }

    static String csv(List<String> header, List<List<@Nullable Object>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(header);
            for (List<@Nullable Object> row : rows) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private String sites() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        City hq = Geography.HEADQUARTERS;
        rows.add(site("HQ", "HQ", "Headquarters warehouse", "总部仓库", null, hq, null, null, 1));
        for (int i = 0; i < Geography.CENTRES.size(); i++) {
            City c = Geography.CENTRES.get(i);
            rows.add(site(
                    "C-" + c.code(),
                    "CENTRE",
                    c.name() + " service centre",
                    c.nameZh() + "服务中心",
                    "HQ",
                    c,
                    null,
                    null,
                    100 + i));
        }
        for (int i = 0; i < stations.size(); i++) {
            Station s = stations.get(i);
            String level = s.id().equals("S-TZ-01")
                    ? "B"
                    : List.of("B", "C", "A", "C", "B").get(i / 30 % 5);
            int quota = Map.of("A", 60_000, "B", 30_000, "C", 15_000).getOrDefault(level, 0);
            rows.add(site(
                    s.id(),
                    "STATION",
                    s.town().name() + " service station",
                    s.town().nameZh() + "服务站",
                    "C-" + s.centre(),
                    s.town(),
                    level,
                    quota,
                    1_000 + i));
        }
        return csv(
                List.of(
                        "siteId",
                        "kind",
                        "name",
                        "nameZh",
                        "parentSiteId",
                        "region",
                        "city",
                        "latitude",
                        "longitude",
                        "serviceLevel",
                        "monthlyQuota",
                        "gln"),
                rows);
    }

    private static List<@Nullable Object> site(
            String id,
            String kind,
            String name,
            String nameZh,
            @Nullable String parent,
            City city,
            @Nullable String level,
            @Nullable Integer quota,
            int serial) {
        return Arrays.asList(
                id,
                kind,
                name,
                nameZh,
                parent,
                city.region(),
                city.name(),
                String.format(Locale.ROOT, "%.4f", city.latitude()),
                String.format(Locale.ROOT, "%.4f", city.longitude()),
                level,
                quota,
                Gs1.number(1, serial));
    }

    private String parts() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int serial = 0;
        for (Part p : parts.values()) {
            boolean replaced = p.supersededBy() != null;
            rows.add(Arrays.asList(
                    p.number(),
                    p.description(),
                    p.descriptionZh(),
                    p.price() + ".00",
                    "CNY",
                    Gs1.number(2, ++serial),
                    p.supersededBy(),
                    replaced ? "2026-06-01" : null,
                    replaced ? (serial % 2 == 0 ? "BOTH_WAYS" : "ONE_WAY") : null,
                    replaced ? String.valueOf(serial % 3 != 0) : null));
        }
        return csv(
                List.of(
                        "partNumber",
                        "description",
                        "descriptionZh",
                        "unitPrice",
                        "currency",
                        "gtin",
                        "supersededBy",
                        "supersededFrom",
                        "interchangeability",
                        "useUp"),
                rows);
    }

    private String models() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        models.forEach(model -> model.parts()
                .forEach(part -> rows.add(Arrays.asList(model.number(), model.name(), model.nameZh(), part))));
        return csv(List.of("productModel", "name", "nameZh", "partNumber"), rows);
    }

    /** Deep at HQ, thinner at the centres, thin at the stations; of the story's hinge only what the story says. */
    private String stock() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<String> numbers = parts.keySet().stream()
                .filter(number -> !number.equals(OTHER_HINGE))
                .toList();
        rows.add(Arrays.asList("HQ", OTHER_HINGE, 40, OPENING));
        rows.add(Arrays.asList("C-NB", OTHER_HINGE, 2, OPENING));
        Random hq = random("stock HQ");
        numbers.forEach(number -> rows.add(Arrays.asList("HQ", number, 40 + hq.nextInt(361), OPENING)));
        for (City centre : Geography.CENTRES) {
            stock("C-" + centre.code(), numbers, PARTS_PER_CENTRE, 2, 12, rows);
        }
        stations.forEach(station -> stock(station.id(), numbers, PARTS_PER_STATION, 1, 3, rows));
        return csv(List.of("siteId", "partNumber", "quantity", "reference"), rows);
    }

    private static void stock(
            String siteId, List<String> numbers, int count, int least, int most, List<List<@Nullable Object>> rows) {
        Random random = random("stock " + siteId);
        List<String> first = numbers.subList(0, Math.min(numbers.size(), Size.DEMO.parts() - 1));
        Set<Integer> picked = new LinkedHashSet<>();
        while (picked.size() < count) {
            picked.add(random.nextInt(first.size()));
        }
        picked.forEach(index ->
                rows.add(Arrays.asList(siteId, first.get(index), least + random.nextInt(most - least + 1), OPENING)));
    }
}
