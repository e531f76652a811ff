package io.partline.logistics.carrier;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;

/**
 * A carrier as it is answered.
 *
 * @param lanes by origin and destination
 */
@Schema(example = """
        {
          "carrierId": "CR-01",
          "name": "Eastern Express",
          "nameZh": "华东快运",
          "lanes": [
            {
              "originRegion": "EAST",
              "destinationRegion": "NORTH",
              "transitHours": 30,
              "rate": {"amount": "45.50", "currency": "CNY"},
              "pastShipments": 200,
              "pastOnTime": 194,
              "pastDamaged": 1
            }
          ]
        }
        """)
record CarrierView(String carrierId, String name, String nameZh, List<LaneView> lanes) {
    /**
     * @param transitHours door to door
     * @param rate price of one shipment
     * @param pastShipments shipments before this platform, of which so many were on time and so many damaged
     */
    @Schema(example = """
            {
              "originRegion": "EAST",
              "destinationRegion": "NORTH",
              "transitHours": 30,
              "rate": {"amount": "45.50", "currency": "CNY"},
              "pastShipments": 200,
              "pastOnTime": 194,
              "pastDamaged": 1
            }
            """)
    record LaneView(
            String originRegion,
            String destinationRegion,
            int transitHours,
            Money rate,
            int pastShipments,
            int pastOnTime,
            int pastDamaged) {
        static LaneView of(Lane lane) {
            return new LaneView(
                    lane.originRegion(),
                    lane.destinationRegion(),
                    lane.transitHours(),
                    lane.price(),
                    lane.pastShipments(),
                    lane.pastOnTime(),
                    lane.pastDamaged());
        }
    }

    static CarrierView of(CarrierId carrierId, CarrierState carrier) {
        return new CarrierView(
                carrierId.value(),
                carrier.name(),
                carrier.nameZh(),
                carrier.lanes().stream()
                        .sorted(Comparator.comparing(Lane::originRegion).thenComparing(Lane::destinationRegion))
                        .map(LaneView::of)
                        .toList());
    }
}
