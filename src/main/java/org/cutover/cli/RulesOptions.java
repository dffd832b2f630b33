package org.cutover.cli;

import org.cutover.compatibility.Compatibility;
import org.cutover.scenario.Scenario;
import picocli.CommandLine.Option;

/** The options that say which rules hold; every command that asks the rules has them. */
final class RulesOptions {

    @Option(
            names = "--profile",
            paramLabel = "strict|permissive",
            description =
                    "How the documents are read where they contradict each other: strict (the default) holds to the migration"
                            + " chapter; permissive lets a Lync Server 2013 Mediation Server take calls from OCS 2007 R2 pools for its default"
                            + " gateway. A scenario may name its profile; this option outweighs it.")
    private String profile;

    @Option(
            names = "--unknown",
            paramLabel = "refuse",
            description =
                    "Refuse what passes between releases of which no source says whether they work together; else it passes, and the result"
                            + " is undecided.")
    private Unknown unknown;

    /** What to do with a pair of releases of which no source speaks. */
    enum Unknown {
        refuse
    }

    /**
     * The rules for what names no profile of its own.
     *
     * @throws CannotRunException if there is no such profile
     */
    Compatibility rules() {
        var rules = unknown == Unknown.refuse ? Compatibility.shipped().refusingUnknown() : Compatibility.shipped();
        try {
            return profile == null ? rules : rules.under(profile);
        } catch (IllegalArgumentException none) {
            throw new CannotRunException(none.getMessage());
        }
    }

    /** The scenario, under the profile of the command line if one is given there. */
    Scenario chosen(Scenario scenario) {
        return profile == null ? scenario : scenario.under(rules().profile().id());
    }
}
