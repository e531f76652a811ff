package io.partline.requests.correction;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.refusal.AfterRefusal;
import io.partline.requests.correction.PartIdentificationRefusal.WrongPart;
import io.partline.requests.correction.PartNumberSearchCommand.RememberRefused;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A refused order records nothing; that a number was refused is remembered all the same. */
@Component
class WhenPartNumberRefusedThenRememberIt implements AfterRefusal<WrongPart> {
    private final Commands commands;
    private final Clock clock;

    WhenPartNumberRefusedThenRememberIt(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Class<WrongPart> refusal() {
        return WrongPart.class;
    }

    @Override
    public void on(WrongPart refusal) {
        commands.send(new RememberRefused(refusal.appliance(), refusal.typed(), clock.instant()));
    }
}
