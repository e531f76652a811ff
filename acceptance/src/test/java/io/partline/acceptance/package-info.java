/**
 * Scenarios of people and partner systems, black box: the platform is started with {@code ./partline up}, on ports and
 * in a folder of its own, and everything goes through the gateway or a partner's topic.
 *
 * <p>Here is what concerns everybody; what one service is about has a package of its own, a scenario a file, named by what
 * it tells. The platform is started once for all of them.
 */
package io.partline.acceptance;
