package io.partline.requests.placing;

import io.partline.chassis.aggregate.Commands;
import io.partline.chassis.security.Caller;
import io.partline.requests.correction.IdentityRefusal.WrongPart;
import io.partline.requests.correction.SearchCommand.RememberRefused;
import io.partline.requests.placing.PlaceOrderApi.NewOrder;
import java.time.Clock;
import org.aspectj.lang.annotation.AfterThrowing;
import org.aspectj.lang.annotation.Aspect;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Acts outside the transaction of the request, which a refusal rolls back, and after it, so that no request needs two
 * connections at once.
 */
@Aspect
@Component
@Order(WhenPartNumberRefusedThenRememberIt.OUTSIDE_THE_TRANSACTION)
class WhenPartNumberRefusedThenRememberIt {
    static final int OUTSIDE_THE_TRANSACTION = -1;

    private final Commands commands;
    private final Clock clock;

    WhenPartNumberRefusedThenRememberIt(Commands commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @AfterThrowing(
            pointcut = "execution(* io.partline.requests.placing.PlaceOrderApi.place(..)) && args(body, caller)",
            throwing = "refusal",
            argNames = "body,caller,refusal")
    void remember(NewOrder body, Caller caller, WrongPart refusal) {
        commands.send(new RememberRefused(
                PlaceOrderApi.stationId(body, caller),
                body.productModel(),
                body.serialNumber(),
                refusal.typed(),
                clock.instant()));
    }
}
