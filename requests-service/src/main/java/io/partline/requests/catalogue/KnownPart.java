package io.partline.requests.catalogue;

public record KnownPart(String partNumber, String description, String descriptionZh, Money unitPrice) {}
