package io.partline.requests.timeline;

/** Why an order waited. */
public enum Cause {
    IDENTITY("The right part number was not known yet", "尚未确认正确的零件号"),
    APPROVAL("Waiting for approval", "等待审批"),
    STOCK("Waiting for stock", "等待库存"),
    PICKING("Being picked and handed to the carrier", "拣货并交付承运商"),
    TRANSIT("On the way", "运输途中"),
    DAMAGE("Damaged; waiting for a replacement to be found", "货物损坏，等待重新调配"),
    RECEIPT("At the station, waiting to be confirmed", "已到站，等待确认收货");

    private final String text;
    private final String textZh;

    Cause(String text, String textZh) {
        this.text = text;
        this.textZh = textZh;
    }

    public String text() {
        return text;
    }

    public String textZh() {
        return textZh;
    }
}
