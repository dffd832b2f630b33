package org.cutover.compatibility;

/**
 * One property of a release, as its file has it, and where we know it from.
 *
 * @param release id of the release
 * @param name key in the file: {@code ports.mediation-pool-side}
 */
public record Fact(String release, String name, String value, String source, Confidence confidence) {}
