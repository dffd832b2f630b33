package org.cutover.routing;

/**
 * The numbers of a call as they leave for a gateway.
 *
 * @param called in the Request-URI and To
 * @param calling in From
 */
public record OutwardNumbers(String called, String calling) {}
