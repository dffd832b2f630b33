package org.cutover.cli;

import java.util.ArrayList;
import java.util.Iterator;
import org.cutover.scenario.ScenarioFile;

/** Names that a shell can complete; they are looked up only when the completion script is made. */
final class Shipped {

    private Shipped() {}

    /** Names of shipped scenarios. */
    static final class Scenarios implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ScenarioFile.names().iterator();
        }
    }

    /** Names of shipped deployments and scenarios. */
    static final class Estates implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            var names = new ArrayList<String>();
            org.cutover.yaml.Shipped.list("simulator/deployments", ".yaml")
                    .forEach(path -> names.add(
                            path.substring("simulator/deployments/".length(), path.length() - ".yaml".length())));
            names.addAll(ScenarioFile.names());
            return names.iterator();
        }
    }
}
