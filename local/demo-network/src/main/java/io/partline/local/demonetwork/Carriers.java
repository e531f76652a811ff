package io.partline.local.demonetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The six carriers: lanes, rates and past performance. */
final class Carriers implements Table {
    private record Carrier(
            String id, String name, String nameZh, double onTime, double damaged, double price, double speed) {}

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier("CR-01", "Yangtze Express", "长江快运", 0.97, 0.004, 1.15, 1.10),
            new Carrier("CR-02", "Coastal Freight", "沿海货运", 0.95, 0.006, 1.00, 1.00),
            new Carrier("CR-03", "Northern Star Logistics", "北星物流", 0.92, 0.012, 0.90, 0.95),
            new Carrier("CR-04", "Pearl River Carriers", "珠江承运", 0.90, 0.015, 0.85, 0.90),
            new Carrier("CR-05", "Silk Road Transport", "丝路运输", 0.88, 0.020, 0.80, 0.85),
            new Carrier("CR-06", "Plateau Lines", "高原专线", 0.86, 0.025, 0.78, 0.80));

    @Override
    public String name() {
        return "carriers";
    }

    @Override
    public List<String> header() {
        return List.of(
                "carrierId",
                "name",
                "nameZh",
                "originRegion",
                "destinationRegion",
                "transitHours",
                "rate",
                "currency",
                "pastShipments",
                "pastOnTime",
                "pastDamaged");
    }

    /** The first two serve every lane, the others where they are at home or from EAST, where HQ stands. */
    @Override
    public List<List<@Nullable Object>> rows() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int h = 0; h < CARRIERS.size(); h++) {
            Carrier carrier = CARRIERS.get(h);
            for (String origin : Geography.REGIONS) {
                for (String destination : Geography.REGIONS) {
                    boolean serves = h < 2
                            || (origin.equals("EAST") && destination.equals(Geography.REGIONS.get(h)))
                            || (origin.equals(Geography.REGIONS.get(h)) && destination.equals(origin));
                    if (serves) {
                        rows.add(lane(carrier, origin, destination));
                    }
                }
            }
        }
        return rows;
    }

    private static List<@Nullable Object> lane(Carrier carrier, String origin, String destination) {
        Random random = Table.random("lane " + carrier.id() + origin + destination);
        int hours = (int) Math.round((origin.equals(destination) ? 18 : 54) / carrier.speed());
        double rate = (origin.equals(destination) ? 22 : 46) * carrier.price();
        int shipments = 300 + random.nextInt(900);
        return Arrays.asList(
                carrier.id(),
                carrier.name(),
                carrier.nameZh(),
                origin,
                destination,
                hours,
                String.format(Locale.ROOT, "%.2f", rate),
                "CNY",
                shipments,
                (int) (shipments * carrier.onTime()),
                (int) Math.ceil(shipments * carrier.damaged()));
    }
}
