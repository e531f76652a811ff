package io.partline.logistics.claim;

import io.partline.logistics.claim.ClaimEvent.ClaimOpened;
import org.jspecify.annotations.Nullable;

record ClaimState(@Nullable ClaimOpened opened) {
    static final ClaimState EMPTY = new ClaimState(null);

    ClaimState after(ClaimEvent event) {
        return switch (event) {
            case ClaimOpened e -> new ClaimState(e);
        };
    }
}
