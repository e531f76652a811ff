package io.partline.chassis.partners;

/**
 * What the world is told.
 *
 * @param type CloudEvents type: {@code io.partline.<service>.<name>.v<n>}
 * @param subject id of the entity it is about; also the Kafka key
 * @param data a record of the published shape; absent members are left out
 */
public record PublicEvent(String topic, String type, String subject, Object data) {}
