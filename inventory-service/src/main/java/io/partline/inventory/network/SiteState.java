package io.partline.inventory.network;

import io.partline.inventory.network.SiteEvent.SiteRegistered;
import org.jspecify.annotations.Nullable;

/** @param details none before the site was registered */
public record SiteState(@Nullable SiteDetails details) {
    static final SiteState EMPTY = new SiteState(null);

    SiteState after(SiteEvent event) {
        return switch (event) {
            case SiteRegistered registered -> new SiteState(registered.details());
        };
    }
}
