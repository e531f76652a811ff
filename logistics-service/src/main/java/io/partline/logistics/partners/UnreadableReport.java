package io.partline.logistics.partners;

import io.partline.chassis.events.EventJson;
import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.refusedreport.WrongMember;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A carrier's report that is no JSON object or whose members are of other types than they should be.
 *
 * @param shipmentId as far as it can be read
 */
record UnreadableReport(@Nullable String shipmentId, List<WrongMember> wrong) {
    static UnreadableReport of(String body) {
        JsonNode report = read(body);
        List<WrongMember> members = wrong("", report, MilestoneReported.class).toList();
        return new UnreadableReport(
                report.path("shipmentId").asStringOpt().orElse(null),
                members.isEmpty() ? List.of(new WrongMember("body", body.isBlank() ? null : body)) : members);
    }

    private static JsonNode read(String body) {
        try {
            return EventJson.mapper().readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static Stream<WrongMember> wrong(String within, JsonNode object, Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).flatMap(member -> {
            String name = within + member.getName();
            JsonNode value = object.path(member.getName());
            if (value.isObject() && member.getType().isRecord()) {
                return wrong(name + ".", value, member.getType());
            }
            return isReadable(value, member.getType())
                    ? Stream.of()
                    : Stream.of(new WrongMember(name, value.isString() ? value.asString() : value.toString()));
        });
    }

    private static boolean isReadable(JsonNode value, Class<?> type) {
        try {
            if (!value.isMissingNode()) {
                EventJson.read(value.toString(), type);
            }
            return true;
        } catch (JacksonException _) {
            return false;
        }
    }
}
