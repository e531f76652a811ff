package io.partline.inventory.network;

import io.partline.chassis.aggregate.AggregateRoom;
import io.partline.chassis.aggregate.AggregateShell;
import io.partline.chassis.refusal.Refusal;
import io.partline.inventory.network.SiteEvent.SiteRegistered;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

public final class Site extends AggregateShell<Site.State, SiteEvent> {
    private static final Pattern SITE_ID = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");
    private static final Pattern GLN = Pattern.compile("[0-9]{13}");
    private static final List<String> REGIONS =
            List.of("EAST", "NORTH", "SOUTH", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHWEST");

    record State(@Nullable SiteDetails details) {
        State after(SiteEvent event) {
            return switch (event) {
                case SiteRegistered registered -> new State(registered.details());
            };
        }
    }

    static final class BadSite extends Refusal {
        BadSite(String detail) {
            super(Kind.UNACCEPTABLE, "invalid-site", detail, Map.of());
        }
    }

    Site() {
        super(new State(null), State::after);
    }

    public static String id(String siteId) {
        return "site:" + siteId;
    }

    static List<SiteEvent> register(State state, RegisterSite command) {
        SiteDetails details = command.details();
        if (!SITE_ID.matcher(command.siteId()).matches()) {
            throw new BadSite("siteId is '%s'; it should be 2 to 20 capital letters, digits and dashes"
                    .formatted(command.siteId()));
        }
        if ((details.kind() == SiteDetails.Kind.HQ) != (details.parentSiteId() == null)) {
            throw new BadSite("a centre or station needs a parentSiteId, HQ has none");
        }
        if (details.kind() == SiteDetails.Kind.STATION
                && (details.serviceLevel() == null || details.monthlyQuota() == null)) {
            throw new BadSite("a station needs a serviceLevel (A, B or C) and a monthlyQuota");
        }
        if (!REGIONS.contains(details.region())) {
            throw new BadSite("region is '%s'; it should be one of %s".formatted(details.region(), REGIONS));
        }
        if (details.monthlyQuota() != null && !details.monthlyQuota().hasPlainForm()) {
            throw new BadSite("monthlyQuota is %s; it should be an amount such as 30000.00"
                    .formatted(details.monthlyQuota().amount()));
        }
        if (details.gln() != null && !GLN.matcher(details.gln()).matches()) {
            throw new BadSite("gln is '%s'; it should be 13 digits".formatted(details.gln()));
        }
        if (Math.abs(details.latitude()) > 90 || Math.abs(details.longitude()) > 180) {
            throw new BadSite("latitude is -90 to 90 and longitude -180 to 180 degrees");
        }
        return details.equals(state.details()) ? List.of() : List.of(new SiteRegistered(command.siteId(), details));
    }

    /** Answers whether anything was new. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(RegisterSite command) {
        List<SiteEvent> decided = register(state(), command);
        record(decided);
        return !decided.isEmpty();
    }

    @Configuration
    static class Room {
        @Bean
        AggregateRoom<Site> siteRoom() {
            return AggregateRoom.of("site", Site.class, SiteEvent.class);
        }
    }
}
