package io.partline.requests.correction;

/** The appliance a station wants parts for; a search for the right part numbers is about one. */
public record Appliance(String stationId, String productModel, String serialNumber) {
    /** Of all searches of its station. */
    String searchId() {
        return "search:" + stationId;
    }
}
