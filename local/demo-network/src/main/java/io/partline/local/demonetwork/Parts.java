package io.partline.local.demonetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The catalogue: many numbers that differ by one letter, some replaced by others. */
final class Parts implements Table {
    /** Of the two fridges of the story, in the order of their model numbers. */
    static final String HINGE = "DHF-215K";

    static final String OTHER_HINGE = "DHF-215KA";

    /** What the clerk of the story writes must exist nowhere. */
    private static final String NOWHERE = "DFH-215KA";

    private record Part(
            String number,
            String description,
            String descriptionZh,
            int price,
            @Nullable String supersededBy) {}

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

    private final Map<String, Part> parts = new LinkedHashMap<>();

    Parts(Size size) {
        part(HINGE, KINDS.getFirst(), "BCD-215K", 38);
        part(OTHER_HINGE, KINDS.getFirst(), "BCD-215KA", 38);
        fillUp(size.parts());
        supersede();
    }

    /** Their numbers, those of a smaller network first. */
    List<String> numbers() {
        return List.copyOf(parts.keySet());
    }

    private void fillUp(int count) {
        Random random = Table.random("parts");
        int serial = 100;
        while (parts.size() < count) {
            Kind kind = KINDS.get(serial % KINDS.size());
            int number = 100 + serial / KINDS.size() * 3;
            for (String suffix : SUFFIXES) {
                // Neighbours that differ by one letter, all valid.
                if (parts.size() < count && random.nextInt(4) < 3) {
                    String partNumber = kind.code() + "-" + number + suffix;
                    if (!partNumber.equals(NOWHERE) && !parts.containsKey(partNumber)) {
                        part(partNumber, kind, "series " + number, kind.price() + random.nextInt(kind.price()));
                    }
                }
            }
            serial++;
        }
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

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public List<String> header() {
        return List.of(
                "partNumber",
                "description",
                "descriptionZh",
                "unitPrice",
                "currency",
                "gtin",
                "supersededBy",
                "supersededFrom",
                "interchangeability",
                "useUp");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
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
        return rows;
    }
}
