/** Approval by rule: inside service level and quota nothing waits for a person; outside it the right approver gets it. */
@NullMarked
package io.partline.requests.approval;

import org.jspecify.annotations.NullMarked;
