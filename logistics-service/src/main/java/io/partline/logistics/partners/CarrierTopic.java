package io.partline.logistics.partners;

/** The topics of one carrier: the one it reads and the one it writes. */
record CarrierTopic(String carrierId) {
    private static final String PREFIX = "partline.carrier.";
    private static final String REPLY = ".reply.v1";
    private static final String READ = ".v1";

    /** Every reply topic, as a regular expression. */
    static final String REPLIES = "partline\\.carrier\\..+\\.reply\\.v1";

    /** @param topic a reply topic */
    static CarrierTopic ofReply(String topic) {
        if (!topic.startsWith(PREFIX) || !topic.endsWith(REPLY)) {
            throw new IllegalArgumentException(topic + " is no reply topic");
        }
        return new CarrierTopic(topic.substring(PREFIX.length(), topic.length() - REPLY.length()));
    }

    String read() {
        return PREFIX + carrierId + READ;
    }

    String reply() {
        return PREFIX + carrierId + REPLY;
    }
}
