/**
 * Scenarios of people and partner systems, black box: the platform is started with {@code ./partline up}, on ports and
 * in a folder of its own, and everything goes through the gateway or a partner's topic.
 */
package io.partline.acceptance;
