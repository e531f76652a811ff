/** The command side: an aggregate is a decider, and there is one way to send it a command and one to read it. */
@NullMarked
package io.partline.chassis.aggregate;

import org.jspecify.annotations.NullMarked;
