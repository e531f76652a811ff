package io.partline.logistics.partners;

import io.partline.logistics.refusedreport.WrongMember;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the members of a carrier's report should be, for the person who must mend it. */
final class RightMembers {
    private record Should(String english, String chinese) {}

    private static final Map<String, Should> SHOULD = Map.of(
            "body",
            new Should(
                    "a JSON object that can be read, with shipmentId, type and occurredAt",
                    "可以读取的 JSON 对象，包含 shipmentId、type 和 occurredAt"),
            "shipmentId",
            new Should(
                    "the id of one of your shipments, such as SH-SO-7K3M9QX2PV4D-1.1",
                    "贵方承运的一个货件的编号，例如 SH-SO-7K3M9QX2PV4D-1.1"),
            "type",
            new Should(
                    "one of PICKED_UP, IN_TRANSIT, ARRIVED, OUT_FOR_DELIVERY, DAMAGED, DELIVERED, LOST, REFUSED, RETURNED",
                    "PICKED_UP、IN_TRANSIT、ARRIVED、OUT_FOR_DELIVERY、DAMAGED、DELIVERED、LOST、REFUSED、RETURNED 之一"),
            "occurredAt",
            new Should("an instant with its offset, such as 2026-11-23T13:00:00Z", "带时区的时刻，例如 2026-11-23T13:00:00Z"),
            "location",
            new Should(
                    "one line of at most 200 characters, without control characters, or be left out",
                    "不超过 200 个字符的一行文字，不含控制字符，或者省略"),
            "note",
            new Should(
                    "text of at most 2,000 characters, without control characters but line breaks and tabs, or be left out",
                    "不超过 2,000 个字符的文字，除换行和制表符外不含控制字符，或者省略"),
            "quantity",
            new Should("a whole number from 1 to 1,000,000, or be left out", "1 至 1,000,000 的整数，或者省略"),
            "proofOfDelivery",
            new Should(
                    "a JSON object with signedBy and condition, needed by DELIVERED, else it may be left out",
                    "一个包含 signedBy 和 condition 的 JSON 对象，DELIVERED 时必填，其他情况可省略"),
            "proofOfDelivery.signedBy",
            new Should("one line of at most 200 characters, without control characters", "不超过 200 个字符的一行文字，不含控制字符"),
            "proofOfDelivery.condition",
            new Should("one of GOOD, DAMAGED", "GOOD、DAMAGED 之一"));

    /** Of a member that is not named above. */
    private static final Should OTHERWISE = new Should("as the contract of this event says", "该事件契约规定的内容");

    private RightMembers() {}

    /** What is wrong and what would be right, a sentence for each member. */
    static String english(List<WrongMember> wrong) {
        return sentences(wrong, " ", each -> {
            String is = each.value() == null ? "is missing" : "is '%s'".formatted(each.value());
            return "%s %s; it should be %s."
                    .formatted(each.member(), is, should(each).english());
        });
    }

    /** The same in Chinese. */
    static String chinese(List<WrongMember> wrong) {
        return sentences(wrong, "", each -> {
            String is = each.value() == null ? "缺失" : "的值为“%s”".formatted(each.value());
            return "%s %s，应为%s。".formatted(each.member(), is, should(each).chinese());
        });
    }

    private static String sentences(List<WrongMember> wrong, String between, Function<WrongMember, String> sentence) {
        return wrong.stream().map(sentence).collect(Collectors.joining(between));
    }

    private static Should should(WrongMember wrong) {
        return SHOULD.getOrDefault(wrong.member(), OTHERWISE);
    }
}
