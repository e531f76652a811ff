package io.partline.requests.correction;

/** @param reason why this part was probably meant */
public record Suggestion(String partNumber, String description, String descriptionZh, String reason) {
    /** As it reads within a sentence. */
    @Override
    public String toString() {
        return partNumber;
    }
}
