package org.cutover.migration;

import java.util.List;
import org.cutover.compatibility.Compatibility;
import org.cutover.compatibility.RuleId;
import org.cutover.routing.VoiceConfiguration;
import org.cutover.yaml.YamlMap;

/**
 * Copies the OCS 2007 R2 voice configuration into Lync Server: location profiles become dial plans, phone usages PSTN usages,
 * policies voice policies, and phone routes voice routes that name the legacy Mediation Servers ("Import policies and
 * settings"; Import-CsLegacyConfiguration reference).
 *
 * <p>Run again it adds what is new; what was changed or deleted on the legacy side does not follow. {@link LegacyImport} does
 * it.
 *
 * @param replaceExisting whether what is there already, and is another one now, is overwritten
 */
record ImportConfiguration(boolean replaceExisting) implements Step {

    static ImportConfiguration read(YamlMap map) {
        return new ImportConfiguration(map.flag("replace-existing", false));
    }

    @Override
    public String title() {
        return "Import the legacy policies and settings" + (replaceExisting ? ", replacing existing ones" : "");
    }

    @Override
    public Acts acts() {
        return Acts.AT_ONCE;
    }

    @Override
    public Estate apply(Estate estate) {
        var legacy = estate.inForce().ocsVoice();
        return estate.changeVoice(voice -> from(legacy, voice).result());
    }

    @Override
    public List<String> report(Estate estate) {
        return from(estate.inForce().ocsVoice(), estate.inForce().lyncVoice()).report();
    }

    private LegacyImport from(VoiceConfiguration legacy, VoiceConfiguration voice) {
        return LegacyImport.of(legacy, voice, replaceExisting);
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
