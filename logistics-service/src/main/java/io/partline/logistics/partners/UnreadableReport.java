package io.partline.logistics.partners;

import io.partline.logistics.partners.CarriersEvents.MilestoneReported;
import io.partline.logistics.refusedreport.WrongMember;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A carrier's report that is no JSON object or whose members are written otherwise than they should be.
 *
 * @param shipmentId as far as it can be read
 */
record UnreadableReport(@Nullable String shipmentId, List<WrongMember> wrong) {
    static UnreadableReport of(String body) {
        JsonNode report = CarriersReader.tree(body);
        List<WrongMember> members = wrong("", report, MilestoneReported.class).toList();
        return new UnreadableReport(
                report.path("shipmentId").stringValueOpt().orElse(null),
                members.isEmpty() ? List.of(new WrongMember("body", body.isBlank() ? null : body)) : members);
    }

    private static Stream<WrongMember> wrong(String within, JsonNode object, Class<?> view) {
        return Arrays.stream(view.getRecordComponents()).flatMap(member -> {
            String name = within + member.getName();
            JsonNode value = object.path(member.getName());
            if (value.isObject() && member.getType().isRecord()) {
                return wrong(name + ".", value, member.getType());
            }
            return value.isMissingNode() || CarriersReader.isReadable(value, member.getType())
                    ? Stream.of()
                    : Stream.of(new WrongMember(name, value.isString() ? value.asString() : value.toString()));
        });
    }
}
