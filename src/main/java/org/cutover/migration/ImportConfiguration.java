package org.cutover.migration;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.topology.Named;
import org.cutover.yaml.YamlMap;

/**
 * Copies the OCS 2007 R2 voice configuration into Lync Server: location profiles become dial plans, phone usages PSTN usages,
 * policies voice policies, and phone routes voice routes that name the legacy Mediation Servers ("Import policies and
 * settings"; Import-CsLegacyConfiguration reference).
 *
 * <p>Run again it adds what is new; what was deleted on the legacy side stays.
 *
 * @param replaceExisting whether what is there already is overwritten
 */
record ImportConfiguration(boolean replaceExisting) implements Step {

    static ImportConfiguration read(YamlMap map) {
        return new ImportConfiguration(map.flag("replace-existing", false));
    }

    @Override
    public String title() {
        return "Import policies and settings from OCS 2007 R2";
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        var legacy = estate.inForce().ocsVoice();
        return estate.changeVoice(voice -> imported(legacy, voice));
    }

    private VoiceConfiguration imported(VoiceConfiguration legacy, VoiceConfiguration voice) {
        var usages = new LinkedHashSet<>(voice.usages());
        usages.addAll(legacy.usages());
        return new VoiceConfiguration(
                merged(voice.dialPlans(), legacy.dialPlans()),
                merged(voice.policies(), legacy.policies()),
                List.copyOf(usages),
                merged(voice.routes(), legacy.routes()));
    }

    private <T extends Named> List<T> merged(List<T> present, List<T> legacy) {
        List<T> all = new ArrayList<>(present);
        for (var one : legacy) {
            if (replaceExisting || Named.find(all, one.name()).isEmpty()) {
                all = new ArrayList<>(Named.with(all, one));
            }
        }
        return all;
    }

    @Override
    public List<Objection> objections(Estate estate, Compatibility rules) {
        return new Gate(estate.inForce(), rules)
                .mergedFor(RuleId.MERGE_BEFORE_IMPORT)
                .objections();
    }

    @Override
    public ProductAction action() {
        return new ProductAction(
                ProductAction.SHELL,
                "Import-CsLegacyConfiguration%s; Import-CsLegacyConferenceDirectory"
                        .formatted(replaceExisting ? " -ReplaceExisting" : ""));
    }

    @Override
    public Reversal reversal() {
        return Reversal.by("Lync Server Control Panel: import the voice configuration file saved before; Commit all.");
    }
}
