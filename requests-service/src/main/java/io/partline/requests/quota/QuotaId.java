package io.partline.requests.quota;

/** A site's quota; one for each site. */
record QuotaId(String siteId) {
    String aggregateId() {
        return "quota:" + siteId;
    }
}
