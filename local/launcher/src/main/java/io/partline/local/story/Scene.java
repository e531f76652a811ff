package io.partline.local.story;

/**
 * One step of the story, in both languages, and the days it took in 2002. That there were 23 in all, and that the damage
 * struck on day 12, is on record; how the days divide in between is an estimate.
 */
enum Scene {
    WRONG_LETTER(
            "IDENTITY",
            "The clerk leaves out one letter",
            "文员漏写了一个字母",
            3,
            "the number existed, for another fridge; the mistake was seen when the wrong hinge was on the table"),
    PLACED(
            "APPROVAL",
            "The right number, approved by rule",
            "正确的零件号，按规则自动批准",
            3,
            "fax, e-mail and a chain of signatures"),
    SOURCED(
            "STOCK",
            "Every shelf is looked at in one decision",
            "一次决策查看所有库存",
            2,
            "nobody could see another site's stock, and the station could only ask its own centre"),
    HANDED_OVER(
            "PICKING",
            "Picked and handed over without typing anything again",
            "拣货交运，无需重复录入",
            2,
            "booking, picking and packing passed from hand to hand"),
    DAMAGED("DAMAGE", "The carton is crushed on the way", "运输途中包装箱被压坏", 2, "day 12: the damage was found"),
    FOUND_AGAIN(
            "DAMAGE",
            "The same order goes on at once, with its age and priority",
            "同一订单立即继续，保留等待时间和优先级",
            7,
            "ordered again from scratch: signatures, search and booking once more"),
    DELIVERED("TRANSIT", "The replacement arrives", "替换件送达", 3, "a carrier chosen by habit"),
    RECEIVED(
            "RECEIPT",
            "The station confirms; the fridge works again",
            "站点确认收货，冰箱恢复工作",
            1,
            "a slip of paper on its way back");

    private final String cause;
    private final String title;
    private final String titleZh;
    private final int daysIn2002;
    private final String in2002;

    Scene(String cause, String title, String titleZh, int daysIn2002, String in2002) {
        this.cause = cause;
        this.title = title;
        this.titleZh = titleZh;
        this.daysIn2002 = daysIn2002;
        this.in2002 = in2002;
    }

    String cause() {
        return cause;
    }

    String title() {
        return title;
    }

    String titleZh() {
        return titleZh;
    }

    int daysIn2002() {
        return daysIn2002;
    }

    String in2002() {
        return in2002;
    }
}
