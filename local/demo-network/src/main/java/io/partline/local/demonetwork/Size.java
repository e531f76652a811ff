package io.partline.local.demonetwork;

/** How large a network: parts in the catalogue and service stations; always HQ, 30 centres, 120 models, 6 carriers. */
public enum Size {
    DEMO(2_000, 300),
    LARGE(20_000, 600),
    FULL(100_000, 3_000);

    private final int parts;
    private final int stations;

    Size(int parts, int stations) {
        this.parts = parts;
        this.stations = stations;
    }

    public int parts() {
        return parts;
    }

    public int stations() {
        return stations;
    }
}
