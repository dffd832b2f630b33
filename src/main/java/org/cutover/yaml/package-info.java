/**
 * A YAML file, read with line and column, so that every fault can be shown where it stands.
 *
 * <p>Begins at {@link org.cutover.yaml.YamlFile}. Readers ask a {@link org.cutover.yaml.YamlMap} for what they need;
 * faults are gathered in {@link org.cutover.yaml.Problems} and shown together.
 */
package org.cutover.yaml;
