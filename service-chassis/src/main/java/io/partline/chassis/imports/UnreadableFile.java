package io.partline.chassis.imports;

import io.partline.chassis.refusal.ProblemExample;
import io.partline.chassis.refusal.Refusal;
import java.util.Map;

/** A file that cannot be taken at all. */
@ProblemExample("""
        {"type": "https://partline.io/problems/unreadable-file", "title": "Unreadable file", "status": 400,
         "detail": "The file's first line must name the columns siteId,quantity; it lacks quantity."}
        """)
public final class UnreadableFile extends Refusal {
    UnreadableFile(String detail) {
        super(Kind.INVALID, "unreadable-file", detail, Map.of());
    }
}
