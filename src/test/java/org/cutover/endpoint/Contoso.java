package org.cutover.endpoint;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.Releases;
import org.cutover.deployment.Deployment;
import org.cutover.deployment.DeploymentFile;
import org.cutover.migration.Migration;
import org.cutover.migration.StepReader;
import org.cutover.yaml.Problems;
import org.cutover.yaml.SourceText;
import org.cutover.yaml.YamlFile;

/** Estates to run: Contoso as shipped, and after steps. */
final class Contoso {

    static final String PILOT = """
            plan:
              - deploy-pool: { pool: lync-pool.contoso.com, release: lync-2013, site: seattle, servers: [lync-fe1.contoso.com] }
              - merge-topology: {}
              - import-configuration: {}
              - move-users: { users: [bob], to: lync-pool.contoso.com }
            """;

    private Contoso() {}

    static Deployment before() {
        return DeploymentFile.read(
                SourceText.shipped("simulator/deployments/contoso/before.yaml").orElseThrow(), Releases.shipped());
    }

    /** Contoso after the steps of a plan, none of which may be refused. */
    static Deployment after(String... plans) {
        var migration = Migration.of(before());
        for (var plan : plans) {
            migration = taken(migration, plan);
        }
        return migration.estate().inForce();
    }

    private static Migration taken(Migration migration, String plan) {
        var problems = new Problems();
        var now = migration;
        for (var entry : List.copyOf(YamlFile.parse(plan, "plan", problems).maps("plan"))) {
            var step = new StepReader(Releases.shipped()).read(entry, 1).orElseThrow();
            now = ((Migration.Outcome.Done) now.take(step, Compatibility.shipped())).migration();
        }
        problems.throwIfAny();
        return now;
    }
}
