package io.partline.chassis.partners;

import io.partline.chassis.refusal.Forbidden;
import io.partline.chassis.refusal.Refuses;
import io.partline.chassis.security.Caller;
import io.partline.chassis.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Where an operator sees what is kept of others' news, and has it read again. */
@Refuses(Forbidden.class)
@RestController
class CopyApi {
    private final Copies copies;

    CopyApi(Copies copies) {
        this.copies = copies;
    }

    @Operation(
            summary = "Every copy of what other services tell: its tables, where they come from, how far a reading is")
    @GetMapping("/ops/copies")
    List<Copies.Status> listCopies(Caller caller) {
        caller.require("see-copies", Role.OPS);
        return copies.statuses();
    }

    @Operation(summary = "One copy, with the progress of its reading")
    @GetMapping("/ops/copies/{name}")
    Copies.Status getCopy(@PathVariable String name, Caller caller) {
        caller.require("see-copies", Role.OPS);
        return copies.status(name);
    }

    @Operation(summary = "Read a copy's topics again from the beginning while the present rows keep answering")
    @PostMapping("/ops/copies/{name}/read-again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ReadAgain.Progress> readCopyAgain(@PathVariable String name, Caller caller) {
        caller.require("read-copy-again", Role.OPS);
        return ResponseEntity.accepted()
                .location(URI.create("../" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8)))
                .body(copies.readAgain(name));
    }
}
